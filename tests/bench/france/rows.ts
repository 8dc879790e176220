import { sql } from 'kysely'
import { secretsSubject } from '../../../server/channels/call.ts'
import type { Context } from '../../../server/context.ts'
import { chunksOf } from '../../../server/database/dialect.ts'
import { updateRows } from '../../../server/database/update-rows.ts'
import { benchCalendar } from '../five-years.ts'

/** Of all pages, those on which somebody waits for an answer (docs/capacity.md). */
const awaitedShare = 0.05

const always = [['00:00', '24:00']] as const

/**
 * Communes like the one whose channel that is, each with a channel that has come as far, with its
 * contacts, conversations, messages and episodes: rows copied inside PostgreSQL, whose statements these
 * are. They are open at any hour, so that it is Tuesday at ten whenever this runs. What is not answered
 * there is answered on all but one in twenty.
 */
export async function addLikeCommunes(
  { db, secrets }: Context,
  like: number,
  count: number,
): Promise<void> {
  const { from, ...rest } = benchCalendar
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const week = Object.fromEntries(days.map(day => [day, always]))
  const definition = JSON.stringify({ ...rest, week, holidays: null })
  const { communeId: first, secrets: sealed } = await db
    .selectFrom('channel')
    .select(['communeId', 'secrets'])
    .where('id', '=', like)
    .executeTakeFirstOrThrow()
  await db.connection().execute(async one => {
    // Foreign keys are looked at one by one otherwise, which says nothing of ours.
    await sql`set session_replication_role = replica`.execute(one)
    await sql`insert into commune (name, zone, "aimMinutes", "targetMinutes", "createdAt")
      select 'Commune ' || n, 'Europe/Paris', 10, 15, 0
      from generate_series(1, ${sql.lit(count)}::integer) as n`.execute(one)
    await sql`insert into "openingHours" ("communeId", "fromDate", definition, "createdAt")
      select id, ${from}, ${definition}, 0 from commune where id > ${first}`.execute(one)
    await sql`insert into privacy ("communeId", months, "erasesFrom", contact, officer, "updatedAt")
      select id, 12, 4102444800000, '', '', 0 from commune where id > ${first}`.execute(one)
    const copy = async (
      table: string,
      set: Record<string, string>,
      tail: string,
      except: string[] = ['id'],
    ) => {
      const { rows } = await sql<{ name: string }>`select column_name as name
        from information_schema.columns where table_schema = 'public' and table_name = ${table}
        and is_generated = 'NEVER' order by ordinal_position`.execute(one)
      const names = rows.map(({ name }) => name).filter(name => !except.includes(name))
      const list = names.map(name => `"${name}"`).join(', ')
      const values = names.map(name => set[name] ?? `o."${name}"`).join(', ')
      await sql
        .raw(`insert into "${table}" (${list}) select ${values} from "${table}" o ${tail}`)
        .execute(one)
    }
    await copy(
      'channel',
      { communeId: 'c.id', secrets: `''` },
      `cross join commune c where o.id = ${like} and c.id > ${first} order by c.id`,
    )
    const others = `cross join channel n where n.id > ${like} and n.secrets = ''`
    const mine = `and o."channelId" = ${like}`
    await copy(
      'channelPoll',
      { channelId: 'n.id', nextAt: `${never}` },
      `${others} ${mine} order by n.id`,
      [],
    )
    const whose = { channelId: 'n.id', communeId: 'n."communeId"' }
    await copy('contact', whose, `${others} ${mine} order by n.id, o.id`)
    // What a copied row refers to has the same name of the network on the new channel.
    const same = (table: string, column: string, alias: string) =>
      `left join "${table}" ${alias}_old on ${alias}_old.id = o."${column}"
       left join "${table}" ${alias} on ${alias}."channelId" = n.id and ${alias}."remoteId" = ${alias}_old."remoteId"`
    const withNew = (...joins: string[]) =>
      `join channel n on n.id > ${like} and n.secrets = '' ${joins.join(' ')}
       where o."channelId" = ${like} order by n.id, o.id`
    await copy(
      'conversation',
      { ...whose, contactId: 'p.id' },
      withNew(same('contact', 'contactId', 'p')),
    )
    await sql`analyze contact, conversation`.execute(one)
    await copy(
      'message',
      { channelId: 'n.id', conversationId: 't.id', contactId: 'p.id' },
      withNew(same('conversation', 'conversationId', 't'), same('contact', 'contactId', 'p')),
    )
    await sql`analyze message`.execute(one)
    await copy(
      'episode',
      {
        ...whose,
        conversationId: 't.id',
        contactId: 'p.id',
        openedBy: 'a.id',
        closedBy: 'z.id',
      },
      withNew(
        same('conversation', 'conversationId', 't'),
        same('contact', 'contactId', 'p'),
        same('message', 'openedBy', 'a'),
        same('message', 'closedBy', 'z'),
      ),
    )
    await sql`update episode set state = 'answered', "closedAt" = "openedAt" + 60000, "elapsedMs" = 60000,
      "officeMs" = 60000, "dueAt" = null, "aimAt" = null
      where state = 'open' and "channelId" % ${sql.lit(Math.round(1 / awaitedShare))} <> 0`.execute(
      one,
    )
    await sql`set session_replication_role = default`.execute(one)
  })
  const opened = secrets.open(sealed, secretsSubject(like))
  const rows = await db.selectFrom('channel').select('id').where('secrets', '=', '').execute()
  for (const some of chunksOf(rows)) {
    await updateRows(
      db,
      'channel',
      { secrets: 'text' },
      some.map(({ id }) => ({ id, secrets: secrets.seal(opened, secretsSubject(id)) })),
    )
  }
  await sql`vacuum (analyze)`.execute(db)
}

const never = 8_640_000_000_000_000

/** Nothing is due. */
export async function rest({ db }: Context): Promise<void> {
  await sql`update "channelPoll" set "nextAt" = ${sql.lit(never)}, "leaseUntil" = null`.execute(db)
}

/** As on a Tuesday at ten: each is due some time within its interval, from that instant on, ms UTC. */
export async function spread({ db }: Context, from: number, everyMs: number): Promise<void> {
  await sql`update "channelPoll" set "leaseUntil" = null, "nextAt" = ${sql.lit(from)} + floor(random() *
    case when exists (select from episode where episode."channelId" = "channelPoll"."channelId"
      and episode.state = 'open') then ${sql.lit(everyMs / 3)} else ${sql.lit(everyMs)} end)`.execute(
    db,
  )
}

/** How many looks are due at that instant, ms UTC, and nobody has begun them. */
export async function overdueAt({ db }: Context, now: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count
    from "channelPoll" where "nextAt" <= ${sql.lit(now)} and "leaseUntil" is null`.execute(db)
  return rows[0]?.count ?? 0
}
