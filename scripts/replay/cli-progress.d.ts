// The package has no types of its own; this is the part that is used.
declare module 'cli-progress' {
  export const Presets: { rect: object };
  export class SingleBar {
    constructor(
      options: { format: string; stream: NodeJS.WritableStream; hideCursor: boolean },
      preset: object,
    );
    start(total: number, value: number): void;
    increment(): void;
    stop(): void;
  }
}
