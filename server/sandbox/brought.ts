import { createHash } from 'node:crypto'

const dayMs = 24 * 60 * 60_000

/**
 * What a post has brought by that age: most who see it do so within a day or two. The same for the same
 * post of the same age.
 * @param followers how many follow the account that published it
 */
export function broughtBy(id: string, followers: number, ageMs: number) {
  const [liking = 0] = createHash('sha256').update(id).digest()
  const seen = 1 - Math.exp(-Math.max(0, ageMs) / dayMs)
  const reach = Math.round(followers * (0.3 + (0.6 * liking) / 255) * seen)
  return {
    reach,
    clicks: Math.round(reach / 9),
    reactions: Math.round(reach / 14),
    shares: Math.round(reach / 60),
  }
}
