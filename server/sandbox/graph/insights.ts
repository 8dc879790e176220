import type { Connection } from './connection.ts'
import { badParameter, notPermitted } from './errors.ts'
import type { Field } from './fields.ts'
import { hasScope, type Reading } from './reading.ts'

/**
 * What is counted of a post over its whole life. One name that is not known fails the whole question.
 * https://developers.facebook.com/docs/graph-api/reference/insights
 */
export function insightsEdge(
  reading: Reading,
  field: Field,
  scope: string,
  counts: Record<string, number>,
): Connection {
  if (!hasScope(reading, scope)) throw notPermitted(scope)
  const asked = (field.args.get('metric') ?? '').split(',')
  return {
    data: asked.map(name => {
      const value = Object.hasOwn(counts, name) ? counts[name] : undefined
      if (value === undefined) throw badParameter('The value must be a valid insights metric')
      return { name, period: 'lifetime', values: [{ value }] }
    }),
  }
}
