import { noteBacktestInput } from '@/lib/schemas/backtest';
import { suggestionsQuery } from '@/lib/schemas/note-suggestions';
import { createTemplateInput, renameTemplateInput } from '@/lib/schemas/note-template';
import { importNoteInput, saveDraftInput } from '@/lib/schemas/release';
import type { OperationGroup } from '../operation';

export const noteOperations: OperationGroup = {
  name: 'Rollout notes',
  about: 'The form that a release starts with. It is revised, never overwritten.',
  operations: [
    {
      id: 'saveDraft',
      route: 'PUT /releases/[id]/draft',
      summary: 'Save the draft of a note',
      about: 'Give the `draftSeq` last seen; another one answers 409 `stale_state` with the stored draft.',
      permission: 'note:write',
      input: saveDraftInput,
      answer: 'ReleaseView',
      refuses: ['conflict', 'stale_state'],
    },
    {
      id: 'exportNote',
      route: 'GET /releases/[id]/note',
      summary: 'Get the note as Markdown',
      permission: 'release:read',
      answer: { 'text/markdown': 'text' },
    },
    {
      id: 'importNote',
      route: 'PUT /releases/[id]/note',
      summary: "Replace the draft by a note in the template's Markdown",
      about: 'What cannot be read is named in `problems`, not guessed.',
      permission: 'note:write',
      input: importNoteInput,
      answer: 'ImportedNote',
      refuses: ['conflict', 'stale_state'],
    },
    {
      id: 'listRevisions',
      route: 'GET /releases/[id]/revisions',
      summary: 'List the revisions of a note, newest first, each with its differences',
      permission: 'release:read',
      answer: 'RevisionView[]',
    },
    {
      id: 'backtestNote',
      route: 'POST /releases/[id]/backtest',
      summary: "See what a note's triggers would have done in another release of the feature",
      permission: 'release:read',
      input: noteBacktestInput,
      answer: 'NoteBacktestView',
    },
    {
      id: 'suggestForNote',
      route: 'GET /features/[key]/note-suggestions',
      summary: 'Get what traffic and past releases suggest for a note',
      permission: 'feature:read',
      query: suggestionsQuery,
      answer: 'NoteSuggestionsView',
    },
    {
      id: 'listTemplates',
      route: 'GET /note-templates',
      summary: 'List the templates of the team',
      permission: 'template:read',
      answer: 'NoteTemplateView[]',
    },
    {
      id: 'createTemplate',
      route: 'POST /note-templates',
      summary: 'Save a note as a template',
      permission: 'template:write',
      input: createTemplateInput,
      answer: 'NoteTemplateView',
      status: 201,
      refuses: ['conflict'],
    },
    {
      id: 'renameTemplate',
      route: 'PATCH /note-templates/[id]',
      summary: 'Rename a template',
      permission: 'template:write',
      input: renameTemplateInput,
      answer: 'NoteTemplateView',
      refuses: ['conflict'],
    },
    {
      id: 'removeTemplate',
      route: 'DELETE /note-templates/[id]',
      summary: 'Remove a template; notes made of it stay',
      permission: 'template:write',
      answer: null,
    },
  ],
};
