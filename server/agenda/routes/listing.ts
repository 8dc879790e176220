import type { Context as HonoContext } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { agendaCommunes } from '../agenda.ts'
import { missingPage } from '../pages/missing-page.ts'
import type { AgendaEvent } from '../rules/agenda.ts'

export type Ask = HonoContext<Env>

/** The page that says so, which nobody keeps. */
export const missing = async (c: Ask) =>
  c.html(await missingPage(), 404, { 'cache-control': 'no-store' })

/**
 * What is listed of the commune that is asked for, or of all; null where there is none of that
 * number.
 */
export async function listed(
  context: Context,
  c: Ask,
  read: (id?: number) => Promise<AgendaEvent[]>,
) {
  const communes = await agendaCommunes(context)
  const asked = c.req.query('commune')
  const chosen = asked === undefined ? undefined : Number(asked)
  if (chosen !== undefined && !communes.some(({ id }) => id === chosen)) return null
  const { publicUrl } = context
  return { events: await read(chosen), communes, chosen, publicUrl }
}
export type Listed = NonNullable<Awaited<ReturnType<typeof listed>>>

export const queryOf = (chosen?: number): string =>
  chosen === undefined ? '' : `?commune=${chosen}`

/** How a feed or a calendar of it is called. */
export function titleOf({ communes, chosen }: Pick<Listed, 'communes' | 'chosen'>): string {
  const shown = chosen === undefined ? communes : communes.filter(({ id }) => id === chosen)
  const [only, other] = shown
  return only !== undefined && other === undefined ? `Agenda – ${only.name}` : 'Agenda'
}
