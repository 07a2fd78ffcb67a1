import type { SourceDraft } from './source-draft';

export interface ConnectionFieldsProps {
  draft: SourceDraft;
  onChange: (draft: SourceDraft) => void;
  errors: Partial<Record<string, string>>;
  /** Whether one is stored: then it may be left empty. */
  hasSecret: boolean;
}
