// The package has no types of its own; this is the part that is used.
declare module 'autocannon' {
  interface Result {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }
  interface Options {
    url: string;
    method: string;
    headers: Record<string, string>;
    body?: string;
    requests?: readonly { body: string }[];
    connections: number;
    pipelining?: number;
    duration: number;
    workers?: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
