import { describe, expect, it } from 'vitest';
import { wholeNote as journeyNote } from '@/e2e/fixtures/whole-note';
import { noteContent } from '@/lib/schemas/note';
import { SAMPLE_RELEASE } from '@/lib/server/services/sample/sample-content';
import { findVagueText } from './find-vague-text';
import { BAD_NOTES, GOOD_NOTES } from './vague-notes.cases';
import type { NoteTexts } from './vague-rule';
import { VAGUE_RULES } from './vague-rules';

const told = (texts: NoteTexts) => findVagueText(texts).map(({ field, message }) => `${field}: ${message}`);

describe('a bad note', () => {
  it.each(BAD_NOTES)('$name', ({ texts, found }) => {
    expect(told(texts)).toEqual(found);
  });
  it('gets each rule said at least once', () => {
    const codes = BAD_NOTES.flatMap(({ texts }) => findVagueText(texts).map(({ code }) => code));
    expect(new Set(codes)).toEqual(new Set(VAGUE_RULES.map(({ code }) => code)));
  });
});

describe('a good note', () => {
  it.each(GOOD_NOTES)('$name', ({ texts }) => expect(told(texts)).toEqual([]));
  it('is the one of the journeys', () => expect(told(journeyNote())).toEqual([]));
  it('is the one of the sample', () => {
    expect(told(noteContent.parse(SAMPLE_RELEASE.note))).toEqual([]);
  });
});

it('follows its own examples', () => {
  for (const { fields, example, code } of VAGUE_RULES) {
    for (const field of fields) {
      const texts = { change: '', expectedGain: '', primaryRisk: '', [field]: example };
      expect(findVagueText(texts).filter((advice) => advice.code === code)).toEqual([]);
    }
  }
});

it('says nothing of what is missing', () => {
  expect(told({ change: '', expectedGain: ' \n ', primaryRisk: '' })).toEqual([]);
});
