import type { Permission } from '@/lib/core/access/permissions';

/** For each permission: null when allowed, else a sentence that says why not ("Only Dana may promote."). */
export type PermissionAnswers = Partial<Record<Permission, string | null>>;
