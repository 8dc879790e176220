import type { Sentence } from '../../language/sentence.ts'
import type { CheckLine } from '../connector.ts'
import { metaSentences } from './sentences.ts'

/** A permission, and what is lost without it. */
export type Needed = { scope: string; level: 'warning' | 'error'; without: Sentence }

/** One line for each permission that is missing, and one for those that are there. */
export function permissionLines(needed: readonly Needed[], scopes: string[] | null): CheckLine[] {
  if (scopes === null) {
    return [{ key: 'permissions', level: 'warning', text: metaSentences.permissionsUntold }]
  }
  const missing = needed.filter(({ scope }) => !scopes.includes(scope))
  if (missing.length === 0) {
    return [{ key: 'permissions', level: 'ok', text: metaSentences.allPermissions }]
  }
  const granted = needed.filter(({ scope }) => scopes.includes(scope)).map(({ scope }) => scope)
  const there: CheckLine = {
    key: 'permissions',
    level: 'ok',
    text: metaSentences.permissionsGranted(granted),
  }
  return [
    ...missing.map(({ scope, level, without }) => ({
      key: scope,
      level,
      text: metaSentences.permissionMissing(scope, without),
    })),
    ...(granted.length > 0 ? [there] : []),
  ]
}
