import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished, TestRunner } from 'vitest'
import { fillDatabase } from './full.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's URL without a database name; absent where a run has no PostgreSQL. */
    postgresUrl?: string
  }
}

/** Skips the running test if the run has no PostgreSQL. `npm test` has none. */
function requirePostgres(): void {
  if (inject('postgresUrl') !== undefined) return
  TestRunner.getCurrentTest()?.context.skip('PostgreSQL (npm run test:rest)')
  throw new Error('This hook needs PostgreSQL: run it with --project thorough.')
}

/** Connections of this file's process, one a database, that look after databases and test nothing. */
const caretakers = new Map<string, Promise<pg.Client>>()
const caretaker = 'caretaker'

/**
 * The address of a migrated database without a row, lent to the test that runs. What is given back
 * is emptied before it is lent again, and not while anybody is still connected to it: making a new
 * one takes a hundred times longer.
 */
export async function lendPostgres(): Promise<string> {
  requirePostgres()
  const server = await clientOf('postgres')
  const { rows } = await server.query<{ name: string }>(
    `delete from spare where name = (
       select name from spare
       where not exists (
         select from pg_stat_activity where datname = name and application_name <> $1
       )
       order by name = any($2) desc limit 1 for update skip locked
     ) returning name`,
    [caretaker, [...caretakers.keys()]],
  )
  const name = rows[0]?.name ?? (await create('migrated'))
  const client = await clientOf(name)
  await client.query(rows.length === 0 ? makeReusable : empty)
  onTestFinished(async () => {
    await server.query('insert into spare values ($1)', [name])
  })
  return addressOf(name)
}

let full: Promise<string> | undefined

/** The address of a new database, for one test alone; `bare`: without a table, `full`: with rows in each. */
export async function newPostgres(like: 'migrated' | 'bare' | 'full'): Promise<string> {
  requirePostgres()
  if (like !== 'full') return addressOf(await create(like === 'bare' ? null : like))
  full ??= filled()
  return addressOf(await create(await full))
}

/** One that nobody uses but as what others are copies of: to fill one takes a second. */
async function filled(): Promise<string> {
  const name = await create(null)
  await fillDatabase(addressOf(name))
  return name
}

const addressOf = (name: string) => `${inject('postgresUrl')}/${name}`

async function create(template: string | null): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const server = await clientOf('postgres')
  await server.query(`create database ${name}${template === null ? '' : ` template ${template}`}`)
  return name
}

function clientOf(name: string): Promise<pg.Client> {
  const known = caretakers.get(name)
  if (known !== undefined) return known
  const client = new pg.Client({
    connectionString: addressOf(name),
    application_name: caretaker,
  })
  const connected = client.connect().then(() => client)
  caretakers.set(name, connected)
  return connected
}

export const empty = 'select reuse.empty()'

/**
 * Gives a migrated database `reuse.empty()`, which brings it back to what it was without a row,
 * and refuses whatever would change its schema, which no emptying brings back. The function is
 * written out, a statement a table, so that PostgreSQL plans it once a connection.
 */
export const makeReusable = `
do $make$
declare
  clear text;
  restart text;
begin
  select string_agg(format('if exists (select from %1$s) then delete from %1$s; end if;', oid::regclass), ' ')
  into clear
  from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely_migration%';
  select string_agg(format('perform setval(%L, %s, false);', oid::regclass, seqstart), ' ')
  into restart
  from pg_class join pg_sequence on seqrelid = oid
  where relnamespace = 'public'::regnamespace;
  create schema reuse;
  execute format(
    'create function reuse.empty() returns void language plpgsql
     set session_replication_role = replica as $empty$ begin %s %s end $empty$',
    clear, restart);
  create function reuse.refuse() returns event_trigger language plpgsql as $refuse$ begin
    raise 'Other tests use this database: a test that changes the schema asks for { own: true }.';
  end $refuse$;
  create event trigger refuse on ddl_command_start execute function reuse.refuse();
end $make$`
