// Prisma's own schema engine in its WebAssembly form, from npm: migrations need no binary download.
// Its version is pinned exactly in package.json, because this is not a documented way in.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const OID_CHAR = 18;
const OID_TEXT = 25;

async function loadEngineModule() {
  // The engine reports its panics here, and would hide them behind a TypeError when it is absent.
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (text) => process.stderr.write(`${text}\n`) };
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(path.join(folder, 'schema_engine_bg.js')).href);
  const wasm = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

// Once a process: the glue keeps views into the memory of one instance.
let engineModule;

/** Parts instead of a connection string: pg lets the string win over `database`, and a shadow database would be the real one. */
function connectionParts(url) {
  const u = new URL(url);
  const sslmode = u.searchParams.get('sslmode');
  return {
    host: u.hostname,
    port: Number(u.port || 5432),
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    database: decodeURIComponent(u.pathname.slice(1)) || 'postgres',
    // One connection: the engine's advisory lock belongs to a session.
    max: 1,
    ...(sslmode && sslmode !== 'disable' && { ssl: { rejectUnauthorized: sslmode === 'verify-full' } }),
  };
}

/**
 * Two cures for the adapter. It cannot read "char" columns, which the engine's catalog queries return: hand them
 * over as text. And it cuts a script at every semicolon, also inside function bodies: send scripts whole.
 */
function cured(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const fields = result.fields ?? [];
    charColumns = fields.map((f) => f.dataTypeID === OID_CHAR);
    for (const field of fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    result.columnTypes = result.columnTypes.map((t, i) => (charColumns[i] ? ColumnTypeEnum.Character : t));
    return result;
  };
  return adapter;
}

/** An own shadow database: the adapter's drops it before closing its pool, which PostgreSQL refuses. */
async function connectToShadow(real, parts) {
  const name = `shadow_${process.pid}_${Date.now()}`;
  const admin = cured(await real.connect());
  await admin.executeScript(`CREATE DATABASE "${name}" TEMPLATE template0`);
  const shadow = cured(await new PrismaPg({ ...parts, database: name }).connect());
  const close = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await close();
    await admin.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.dispose();
  };
  return shadow;
}

/** Opens the engine on a database; `close` gives up its connections, and with them its advisory lock. */
export async function openSchemaEngine(url, schemaFiles) {
  engineModule ??= loadEngineModule();
  const SchemaEngine = await engineModule;
  const parts = connectionParts(url);
  const real = new PrismaPg(parts);
  const open = [];
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: real.provider,
    adapterName: real.adapterName,
    async connect() {
      const adapter = cured(await real.connect());
      open.push(adapter);
      return adapter;
    },
    connectToShadowDb: () => connectToShadow(real, parts),
  });
  const datamodels = schemaFiles.map((f) => [f.path, f.content]);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory);
  async function close() {
    engine.free();
    for (const adapter of open) await adapter.dispose();
  }
  return { engine, close };
}
