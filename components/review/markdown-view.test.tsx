import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownView } from './markdown-view';

const html = (text: string) => renderToStaticMarkup(<MarkdownView text={text} />);

describe('an output laid out as Markdown', () => {
  it.each([
    ['quotations', '> '],
    ['lists', '- + '],
    ['numbered lists', '1. '],
    ['quotations and lists by turns', '> - '],
    ['both without a blank', '>1) '],
  ])('is shown as text where it nests %s too deep', (_, part) => {
    const text = part.repeat(2_500);
    expect(html(text)).not.toMatch(/<blockquote|<li/);
  });

  it('keeps lists on every line, and lines of hyphens', () => {
    const text = `${'- > one\n'.repeat(60)}\n${'-'.repeat(80)}\n`;
    expect(html(text)).toContain('<blockquote>');
    expect(html(text)).toContain('<hr/>');
  });

  it('is laid out as deep as lines may make it by their indents', () => {
    const lines = Array.from({ length: 14 }, (_, at) => ' '.repeat(98 * at) + '- '.repeat(49) + at);
    expect(html(lines.join('\n'))).toContain('<li>');
  });
});
