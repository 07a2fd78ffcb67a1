import type { z } from 'zod';
import type { Permission } from '@/lib/core/access/permissions';
import type { ErrorCode } from '@/lib/core/domain-error';
import type { ViewName } from './views';

/** A view by its name, a list of them, or something that has no schema. */
export type Shape = ViewName | `${ViewName}[]` | 'text' | 'object' | 'bytes';

/** JSON of a shape; several by media type; null for nothing (204). */
export type Answer = Shape | Readonly<Record<string, Shape>> | null;

/** By the `event` of the body, where one route makes several moves. */
export type Allowance = Permission | 'public' | Readonly<Record<string, Permission>>;

interface Described {
  /** Stable: generated clients name their functions by it. */
  id: string;
  /** In plain words, without a full stop. */
  summary: string;
  about?: string;
  permission: Allowance;
  input?: z.ZodType;
  query?: z.ZodType;
  answer: Answer;
}

/** A route of the console, made by defineRoute: what is the same for all of them is not said here. */
export interface ConsoleOperation extends Described {
  kind?: undefined;
  /** As the access table names it: "PATCH /users/[id]", below /api/v1. */
  route: string;
  status?: number;
  idempotent?: true;
  /** A body that is not JSON. */
  upload?: Readonly<Record<string, Shape>>;
  /** Beyond what every route may refuse. */
  refuses?: readonly ErrorCode[];
}

/** A path ahead of the console, by its own full path: what it answers is said in full. */
export interface HotOperation extends Described {
  kind: 'hot';
  route: string;
  body?: Readonly<Record<string, Shape>>;
  headers?: Readonly<Record<string, string>>;
  others: Readonly<Record<number, { what: string; answer: Answer }>>;
}

export type Operation = ConsoleOperation | HotOperation;

export interface OperationGroup {
  name: string;
  about: string;
  operations: readonly Operation[];
}
