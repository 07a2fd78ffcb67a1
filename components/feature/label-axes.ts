/** The four labels of a version, in their fixed order. */
export const LABEL_AXES = [
  { axis: 'model', field: 'model_version' },
  { axis: 'prompt', field: 'prompt_version' },
  { axis: 'retrieval', field: 'retrieval_version' },
  { axis: 'policy', field: 'policy_version' },
] as const;
