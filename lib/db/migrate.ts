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

/** What the database has had: migrations that ended, and those that began only, which a kill or an error undid whole. */
async function history(pool: pg.Pool): Promise<{ finished: string[]; unfinished: string[] }> {
  const table = await pool.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return { finished: [], unfinished: [] };
  const { rows } = await pool.query<{ name: string; ended: boolean }>(
    `SELECT DISTINCT migration_name AS name, finished_at IS NOT NULL AS ended FROM _prisma_migrations
     WHERE rolled_back_at IS NULL`,
  );
  const names = (ended: boolean) => rows.filter((row) => row.ended === ended).map((row) => row.name);
  return { finished: names(true), unfinished: names(false) };
}

async function apply(pool: pg.Pool, baseDir: string, folders: string[], unfinished: string[], root: string) {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
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
  const engine = await SchemaEngine.new({ datamodels }, () => {}, wholeScripts(pool));
  const migrationsList = {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: await readFile(join(baseDir, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories,
  };
  const filters = { externalTables: [], externalEnums: [] };
  for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName });
  return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
}

/**
 * Applies every migration of `root`/prisma/migrations that the database has not had, as `prisma migrate deploy` does,
 * and writes the same `_prisma_migrations` table.
 * @returns the names of those applied now; none on a second run
 */
export async function migrate(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const baseDir = join(root, "prisma/migrations");
  const folders = (await readdir(baseDir, { withFileTypes: true }))
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const { finished, unfinished } = await history(pool);
    // The engine takes most of a second and some 90 MB; most starts have nothing to apply.
    if (unfinished.length === 0 && folders.every((name) => finished.includes(name))) return [];
    return await apply(pool, baseDir, folders, unfinished, root);
  } finally {
    await pool.end();
  }
}
