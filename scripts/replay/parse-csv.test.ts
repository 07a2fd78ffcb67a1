import { describe, expect, it } from 'vitest';
import { parseCsv } from './parse-csv';

describe('parseCsv', () => {
  it('reads numbers, yes and no, text and absence', () => {
    const text =
      'case_id,arm,latency_ms,refused,quality,context.tenant\n7,baseline,1022.6,false,,acme\n8,candidate,-1e3,true,0,\n';
    expect(parseCsv(text)).toEqual([
      { case_id: '7', arm: 'baseline', latency_ms: 1022.6, refused: false, 'context.tenant': 'acme' },
      { case_id: '8', arm: 'candidate', latency_ms: -1000, refused: true, quality: 0 },
    ]);
  });

  it('reads quotes, commas, line ends inside a cell, CRLF, a byte order mark and blank lines', () => {
    const text = '\uFEFFcase_id,"context.a, b"\r\n"1","say ""hi"",\r\nthen go"\r\n\r\n2,x';
    expect(parseCsv(text)).toEqual([
      { case_id: '1', 'context.a, b': 'say "hi",\r\nthen go' },
      { case_id: '2', 'context.a, b': 'x' },
    ]);
  });

  it('keeps version labels as text', () => {
    expect(parseCsv('model_version,prompt_version\n4,1.0')).toEqual([
      { model_version: '4', prompt_version: '1.0' },
    ]);
  });

  it('names what does not fit', () => {
    expect(() => parseCsv('a,b\n1')).toThrow('Record 2 has 1 cells; the header has 2.');
    expect(() => parseCsv('a,b\n1,x"y')).toThrow('quote');
    expect(parseCsv('')).toEqual([]);
  });
});
