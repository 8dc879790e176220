import { NBSP } from '../language/french.ts'
import type { AgendaGroup } from './rules-agenda.ts'

/** Degrees, WGS 84. */
type Place = { latitude: number; longitude: number }

/** The Earth's mean radius R1 (IUGG), km: a commune's centre is no more exact than a sphere is. */
const radiusKm = 6371.0088

/** As the crow flies, by the haversine formula. */
export function kilometresBetween(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * radiusKm * Math.asin(Math.sqrt(Math.min(1, chord)))
}

/** How far around is offered, km. */
const distances = [5, 10, 20, 50]

/**
 * Who lies within each distance. A circle that has no more than a smaller one is an answer, and is
 * the same answer: an address that somebody follows goes on showing the same.
 */
export function circlesOf(
  partners: readonly { km: number; partner: number; commune: number | null }[],
): AgendaGroup[] {
  if (partners.length === 0) return []
  return distances.map(most => {
    const within = partners.filter(({ km }) => km <= most)
    return {
      value: `${most}km`,
      name: `À ${most}${NBSP}km`,
      partners: within.map(({ partner }) => partner),
      communes: within.flatMap(({ commune }) => commune ?? []),
    }
  })
}
