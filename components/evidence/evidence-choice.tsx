'use client';

import { type ChosenFile, chooseFile } from './chosen-file';
import { DropZone } from './drop-zone';
import { FormatHelp } from './format-help';
import { UploadForm, type UploadFormProps } from './upload-form';

export interface EvidenceChoiceProps extends Omit<UploadFormProps, 'chosen'> {
  chosen: ChosenFile | null;
}

/** First the file, then what has to be known beside it. */
export function EvidenceChoice({ chosen, ...props }: EvidenceChoiceProps) {
  if (chosen) return <UploadForm chosen={chosen} {...props} />;
  return (
    <div className="flex flex-col gap-3">
      <DropZone
        onFiles={(files) => {
          if (files.length > 0) void chooseFile(files.slice(0, 2)).then(props.onChange);
        }}
      />
      <FormatHelp />
    </div>
  );
}
