import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { translateDatabaseError } from '../db/translate-database-error';
import { log } from '../log';
import { answerOnce } from './idempotency';
import { problemOf, problemResponse } from './problem';
import { refuseOtherSites, requestActor } from './request-actor';
import { parseBody, readBody } from './request-body';

export interface RouteContext<A, B, Q> {
  actor: A;
  request: Request;
  /** A segment of the path by its name in the folder: `[id]` is `param('id')`. */
  param(name: string): string;
  /** Parsed by `query`; undefined without one, so that no route goes by what the API's document does not tell. */
  query: Q;
  /** Parsed by `input`; undefined without one (then `request` still holds the body). */
  body: B;
}

type Schema = z.ZodType | undefined;

interface RouteOptions<S extends Schema, Q extends Schema> {
  input?: S;
  query?: Q;
  /** 200 unless told; nothing returned is 204. */
  status?: number;
  /** Honour Idempotency-Key: the first answer is given again. */
  idempotent?: boolean;
}

/** What a route takes and how it answers, to be held against the API's document. */
export interface RouteContract {
  isPublic: boolean;
  isIdempotent: boolean;
  input: Schema;
  query: Schema;
  status: number | undefined;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Context<A, S, Q> = RouteContext<A, Parsed<S>, Parsed<Q>>;
type Handler<A, S, Q> = (context: Context<A, S, Q>) => Promise<unknown>;
type NextContext = { params: Promise<Record<string, string>> };
type Answering = (request: Request, context: NextContext) => Promise<Response>;
export type NextHandler = Answering & { contract: RouteContract };

/**
 * A route for someone: resolves the actor (401 without), reads and parses the body, runs the verb, and answers JSON,
 * or problem+json by the one translation of errors. What the handler returns is the body; a Response goes as it is.
 */
export function defineRoute<S extends Schema = undefined, Q extends Schema = undefined>(
  handler: Handler<Actor, S, Q>,
  options: RouteOptions<S, Q> = {},
): NextHandler {
  const answer = answering(async (request, param) => {
    const actor = await requestActor(request);
    if (!actor) throw new DomainError('unauthenticated', 'Sign in, or send an API key that is in force.');
    return respond(handler, options, { actor, request, param });
  });
  return Object.assign(answer, { contract: contractOf(options, false) });
}

/** A route for anybody, signed in or not. */
export function definePublicRoute<S extends Schema = undefined, Q extends Schema = undefined>(
  handler: Handler<null, S, Q>,
  options: Omit<RouteOptions<S, Q>, 'idempotent'> = {},
): NextHandler {
  const answer = answering(async (request, param) => {
    refuseOtherSites(request);
    return respond(handler, options, { actor: null, request, param });
  });
  return Object.assign(answer, { contract: contractOf(options, true) });
}

function contractOf(
  { input, query, status, idempotent = false }: RouteOptions<Schema, Schema>,
  isPublic: boolean,
): RouteContract {
  return { isPublic, isIdempotent: idempotent, input, query, status };
}

async function respond<A extends Actor | null, S extends Schema, Q extends Schema>(
  handler: Handler<A, S, Q>,
  { input, query: asked, status, idempotent }: RouteOptions<S, Q>,
  context: Omit<Context<A, S, Q>, 'body' | 'query'>,
): Promise<Response> {
  const key = idempotent ? context.request.headers.get('idempotency-key') : null;
  const text = input || key ? await readBody(context.request) : '';
  const run = async (): Promise<Response> => {
    // The casts follow from Parsed: with a schema it is the schema's output, else undefined.
    const query = (asked ? asked.parse(queryOf(context.request)) : undefined) as Parsed<Q>;
    const body = (input ? parseBody(input, text) : undefined) as Parsed<S>;
    return toResponse(await handler({ ...context, query, body }), status);
  };
  if (!key || !context.actor) return run();
  return answerOnce({ actorId: context.actor.id, key, request: context.request, body: text }, async () =>
    run().catch(toProblem),
  );
}

function answering(run: (request: Request, param: (name: string) => string) => Promise<Response>): Answering {
  return async (request, { params }) => {
    const reference = randomUUID();
    const segments = await params;
    const param = (name: string): string => {
      const value = segments[name];
      if (value === undefined) throw new Error(`The path has no segment [${name}]`);
      return value;
    };
    const response = await run(request, param)
      .catch(toProblem)
      .catch((error) => unforeseen(error, request, reference));
    response.headers.set('x-request-id', reference);
    return response;
  };
}

/** What was asked in the address, by name; of a name that stands there twice the last one. */
export function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

function toResponse(result: unknown, status = 200): Response {
  if (result instanceof Response) return result;
  const headers = { 'cache-control': 'no-store' };
  if (result === undefined) return new Response(null, { status: 204, headers });
  return Response.json(result, { status, headers });
}

function toProblem(error: unknown): Response {
  const problem = problemOf(translateDatabaseError(error));
  if (!problem) throw error;
  return problemResponse(problem);
}

/** Nothing of an unforeseen error leaves the server but a reference to the log line. */
function unforeseen(error: unknown, request: Request, reference: string): Response {
  const path = new URL(request.url).pathname;
  log.error('A request failed', { reference, method: request.method, path, error });
  return problemResponse({
    status: 500,
    title: 'Something went wrong',
    code: 'internal',
    reason: 'internal',
    detail: `Something went wrong on the server. The log has more under the reference ${reference}.`,
    issues: [],
    extra: { reference },
  });
}
