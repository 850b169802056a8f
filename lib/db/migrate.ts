import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const require = createRequire(import.meta.url);

/** Prisma's schema engine, compiled to WebAssembly; its native one would be downloaded from a host that many networks block. */
let loaded: ReturnType<typeof loadEngine> | undefined;
async function loadEngine() {
  (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message(message: string) {
      throw new Error(`Prisma's schema engine: ${message}`);
    },
  };
  const entry = require.resolve("@prisma/schema-engine-wasm");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg" as string);
  const wasm = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue as { SchemaEngine: { new: (options: object, log: (line: string) => void, adapter: object) => Promise<Engine> } };
}

type Engine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  markMigrationRolledBack(input: { migrationName: string }): Promise<unknown>;
};

/**
 * The pg adapter with each migration sent whole. On its own it cuts a script at every semicolon, also inside of functions;
 * sent whole, PostgreSQL runs it as one transaction, so a migration that was cut off has left nothing behind.
 */
function wholeScripts(pool: pg.Pool) {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

/** Migrations that began and never ended: a kill or an error undid them whole, so they may be tried again. */
async function unfinished(pool: pg.Pool): Promise<string[]> {
  const table = await pool.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return [];
  const { rows } = await pool.query(
    "SELECT DISTINCT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
  return rows.map((row) => row.migration_name);
}

/**
 * Applies every migration of `root`/prisma/migrations that the database has not had, as `prisma migrate deploy` does,
 * and writes the same `_prisma_migrations` table.
 * @returns the names of those applied now; none on a second run
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  const baseDir = join(root, "prisma/migrations");
  const folders = (await readdir(baseDir, { withFileTypes: true }))
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  const migrationDirectories = await Promise.all(
    folders.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const schema = join(root, "prisma/schema.prisma");
  const datamodels = [[schema, await readFile(schema, "utf8")]];
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const engine = await SchemaEngine.new({ datamodels }, () => {}, wholeScripts(pool));
  const migrationsList = {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: await readFile(join(baseDir, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories,
  };
  const filters = { externalTables: [], externalEnums: [] };
  try {
    for (const migrationName of await unfinished(pool)) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  } finally {
    await pool.end();
  }
}
