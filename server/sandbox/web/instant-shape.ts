import { z } from 'zod'

/** ms UTC, or ISO 8601. */
export const instantShape = z.union([
  z.int(),
  z.iso.datetime({ offset: true }).transform(text => Date.parse(text)),
])
