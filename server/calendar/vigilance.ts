import { z } from 'zod'
import { instantOfLocal } from '../language/instant.ts'
import type { SourceNews, SourceText } from './rules/source.ts'
import { type VigilanceMap, vigilanceItems } from './rules/vigilance.ts'

const color = z.coerce.number<number | string>().int()
const name = z.coerce.string<string | number>()
/** Its phenomena have numbers. */
const number = name.pipe(z.string().regex(/^\d{1,3}$/))
/** What nobody could mean is no time. */
const time = z
  .string()
  .transform(text => Date.parse(text))
  .pipe(z.number().min(0).max(Date.UTC(2100, 0)))

const span = z
  .object({ begin_time: time, end_time: time, color_id: color })
  .transform(one => ({ from: one.begin_time, until: one.end_time, color: one.color_id }))

const phenomenon = z
  .object({
    phenomenon_id: number,
    phenomenon_max_color_id: color,
    timelaps_items: z.array(span).default([]),
  })
  .transform(one => ({
    phenomenon: one.phenomenon_id,
    color: one.phenomenon_max_color_id,
    spans: one.timelaps_items,
  }))

const domain = z
  .object({ domain_id: name, phenomenon_items: z.array(phenomenon).default([]) })
  .transform(one => ({ domain: one.domain_id, phenomena: one.phenomenon_items }))

const period = z
  .object({
    begin_validity_time: time,
    end_validity_time: time,
    timelaps: z.object({ domain_ids: z.array(domain) }),
  })
  .transform(one => ({
    from: one.begin_validity_time,
    until: one.end_validity_time,
    domains: one.timelaps.domain_ids,
  }))

/** `cartevigilance/encours`, of type `cdp_carte_externe`. */
const map = z
  .object({ product: z.object({ periods: z.array(period) }) })
  .transform(({ product }): VigilanceMap => product.periods)

/**
 * What Météo-France warns of in the department that the address names after `#`; null: this is no such map,
 * or one that says nothing of that department, and then nobody knows that it is calm there.
 */
export function vigilanceIn({ text, url, zone, now }: SourceText): SourceNews | null {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
  const read = map.safeParse(document)
  if (!read.success) return null
  const department = URL.parse(url)?.hash.slice(1) ?? ''
  const isThere = ({ domains }: VigilanceMap[number]) =>
    domains.some(({ domain }) => domain === department)
  if (!read.data.some(isThere)) return null
  const here = { department, zone, now: instantOfLocal(now, zone) }
  return { title: 'Vigilance de Météo-France', items: vigilanceItems(read.data, here), ttlMs: null }
}
