/** What is read of a promptfoo configuration. */
export interface PromptfooSetup {
  description: string;
  /** By label, in the file's order; those of files by the file's name. */
  prompts: string[];
  /** Provider ids, such as `openai:chat:gpt-4o`, or their labels. */
  providers: string[];
  tests: PromptfooTest[];
  /** Assertions that every test has. */
  shared: PromptfooAssert[];
  /** Tests that stand in other files, by name: what is in them is not known here. */
  elsewhere: string[];
}

export interface PromptfooTest {
  isKnownBad: boolean;
  asserts: PromptfooAssert[];
}

export interface PromptfooAssert {
  type: string;
}
