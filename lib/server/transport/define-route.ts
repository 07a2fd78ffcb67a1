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

export interface RouteContext<A, B> {
  actor: A;
  request: Request;
  /** A segment of the path by its name in the folder: `[id]` is `param('id')`. */
  param(name: string): string;
  query: URLSearchParams;
  /** Parsed by `input`; undefined without one (then `request` still holds the body). */
  body: B;
}

interface RouteOptions<S extends z.ZodType | undefined> {
  input?: S;
  /** 200 unless told; nothing returned is 204. */
  status?: number;
  /** Honour Idempotency-Key: the first answer is given again. */
  idempotent?: boolean;
}

type Body<S> = S extends z.ZodType ? z.output<S> : undefined;
type NextContext = { params: Promise<Record<string, string>> };
type Handler<A, S> = (context: RouteContext<A, Body<S>>) => Promise<unknown>;
export type NextHandler = (request: Request, context: NextContext) => Promise<Response>;

/**
 * A route for someone: resolves the actor (401 without), reads and parses the body, runs the verb, and answers JSON,
 * or problem+json by the one translation of errors. What the handler returns is the body; a Response goes as it is.
 */
export function defineRoute<S extends z.ZodType | undefined = undefined>(
  handler: Handler<Actor, S>,
  options: RouteOptions<S> = {},
): NextHandler {
  return answering(async (request, param) => {
    const actor = await requestActor(request);
    if (!actor) throw new DomainError('unauthenticated', 'Sign in, or send an API key that is in force.');
    return respond(handler, options, { actor, request, param, query: new URL(request.url).searchParams });
  });
}

/** A route for anybody, signed in or not. */
export function definePublicRoute<S extends z.ZodType | undefined = undefined>(
  handler: Handler<null, S>,
  options: Omit<RouteOptions<S>, 'idempotent'> = {},
): NextHandler {
  return answering(async (request, param) => {
    refuseOtherSites(request);
    return respond(handler, options, {
      actor: null,
      request,
      param,
      query: new URL(request.url).searchParams,
    });
  });
}

async function respond<A extends Actor | null, S extends z.ZodType | undefined>(
  handler: Handler<A, S>,
  { input, status, idempotent }: RouteOptions<S>,
  context: Omit<RouteContext<A, Body<S>>, 'body'>,
): Promise<Response> {
  const key = idempotent ? context.request.headers.get('idempotency-key') : null;
  const text = input || key ? await readBody(context.request) : '';
  const run = async (): Promise<Response> => {
    // The cast follows from Body: with a schema it is the schema's output, else undefined.
    const body = (input ? parseBody(input, text) : undefined) as Body<S>;
    return toResponse(await handler({ ...context, body }), status);
  };
  if (!key || !context.actor) return run();
  return answerOnce({ actorId: context.actor.id, key, request: context.request, body: text }, async () =>
    run().catch(toProblem),
  );
}

function answering(
  run: (request: Request, param: (name: string) => string) => Promise<Response>,
): NextHandler {
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
