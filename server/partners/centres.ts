import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { jsonIn } from '../language/foreign-text.ts'
import { HttpFailure, type HttpResponse } from '../platform/http-client.ts'
import { codesWithoutCentre, saveCentre } from './store.ts'

const dayMs = 86_400_000
/** A code that the register does not know is asked again after a quarter: communes are founded. */
const againMs = 92 * dayMs
/** A whole intercommunality at once; the rest the next time. */
const mostAtOnce = 200

const degrees = (most: number) => z.number().min(-most).max(most)
/** GeoJSON: the longitude first (RFC 7946, 3.1.1). */
const answer = z.object({
  centre: z.object({ coordinates: z.tuple([degrees(180), degrees(90)]).rest(z.number()) }),
})

/**
 * Learns where this installation's communes and its partners lie, once each, from the State's register
 * of communes: it is told nothing but their codes. What cannot be had now is asked the next time.
 * https://geo.api.gouv.fr/decoupage-administratif/communes
 * @param register the register's address
 * @returns how many were read
 */
export async function readCentres(
  deps: Pick<Deps, 'db' | 'clock' | 'http' | 'log'>,
  register: string,
  stopping: () => boolean = () => false,
): Promise<number> {
  const readAt = deps.clock.now()
  let read = 0
  for (const inseeCode of await codesWithoutCentre(deps.db, readAt - againMs, mostAtOnce)) {
    if (stopping()) break
    const place = await ask(deps, `${register}/communes/${inseeCode}?fields=centre`)
    if (place === undefined) break
    await saveCentre(deps.db, { inseeCode, ...place, readAt })
    read++
  }
  return read
}

type Place = { latitude: number | null; longitude: number | null }

/** Undefined: the register does not answer. */
async function ask({ http, log }: Pick<Deps, 'http' | 'log'>, url: string) {
  let response: HttpResponse
  try {
    response = await http.request(url, { deadlineMs: 10_000 })
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    log.info({ url, reason: error.message }, 'register-silent')
    return undefined
  }
  const nowhere: Place = { latitude: null, longitude: null }
  if (response.status === 404) return nowhere
  if (response.status === 200) {
    const said = answer.safeParse(jsonIn(response.text))
    if (!said.success) return nowhere
    const [longitude, latitude] = said.data.centre.coordinates
    return { latitude, longitude }
  }
  log.info({ url, status: response.status }, 'register-silent')
  return undefined
}
