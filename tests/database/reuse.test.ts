import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { listCommunes } from '../../server/people/store/communes.ts'
import { aCommune } from '../support/builders/people.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'
import { empty, makeReusable } from '../support/database/postgres-pool.ts'

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Every table’s rows and every sequence’s state, as texts. */
async function contents(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; kind: string }>(
    `select oid::regclass::text as name, relkind as kind from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by 1`,
  )
  const found = new Map<string, string>()
  for (const { name, kind } of rows) {
    const columns = kind === 'S' ? 'last_value, is_called' : '*'
    const read = await client.query(`select ${columns} from ${name}`)
    found.set(name, JSON.stringify(read.rows))
  }
  return found
}

/** One row in every table, whatever the rows that it should belong to; every sequence moves on. */
async function fillEveryTable(client: pg.Client): Promise<void> {
  await client.query(`
    set session_replication_role = replica;
    do $fill$
    declare
      rule record;
      tab record;
    begin
      for rule in
        select conrelid::regclass as tab, conname from pg_constraint
        where contype = 'c' and connamespace = 'public'::regnamespace
      loop
        execute format('alter table %s drop constraint %I', rule.tab, rule.conname);
      end loop;
      for tab in
        select attrelid::regclass as name,
          string_agg(quote_ident(attname), ', ') as columns,
          string_agg(
            case typcategory
              when 'N' then '1' when 'B' then 'true' when 'D' then 'now()' else '''x'''
            end, ', ') as vals
        from pg_attribute
          join pg_class on pg_class.oid = attrelid
          join pg_type on pg_type.oid = atttypid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
          and not attisdropped and attidentity = '' and attgenerated = ''
          and relname not like 'kysely_migration%'
        group by attrelid
      loop
        execute format('insert into %s (%s) values (%s)', tab.name, tab.columns, tab.vals);
      end loop;
      perform nextval(oid::regclass) from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace;
    end $fill$`)
}

it('an emptied PostgreSQL database is as a new one, whatever table or sequence was used', async () => {
  const fresh = await contents(await connect(await newDatabaseUrl('postgres', { own: true })))
  const client = await connect(await newDatabaseUrl('postgres', { own: true }))
  await fillEveryTable(client)
  // After the filling, which drops the checks: from here on the schema stays as it is.
  await client.query(makeReusable)
  const full = await contents(client)
  for (const [name, rows] of fresh) {
    if (!name.startsWith('kysely_')) expect(full.get(name), name).not.toBe(rows)
  }
  await client.query(empty)
  expect(await contents(client)).toEqual(fresh)
})

it('a PostgreSQL database that others use refuses another schema', async () => {
  const client = await connect(await newDatabaseUrl('postgres'))
  await expect(client.query('create table more (id int)')).rejects.toThrow('{ own: true }')
  await expect(client.query('drop table commune cascade')).rejects.toThrow('{ own: true }')
})

it('a PostgreSQL database is lent to nobody while a test before is still connected to it', async () => {
  const url = await newDatabaseUrl('postgres')
  const database = await openDatabase(url)
  await listCommunes(database.db)
  const other = await newDatabaseUrl('postgres')
  expect(other).not.toBe(url)
  await database.close()
})

onBothDatabases('a test finds nothing of the test before', (_kind, open) => {
  it.each([1, 2, 3])('%i', async () => {
    const { db } = await open()
    expect(await listCommunes(db)).toEqual([])
    expect(await aCommune(db, { hours: [] })).toMatchObject({ id: 1 })
  })
})
