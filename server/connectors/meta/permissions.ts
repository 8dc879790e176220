import type { CheckLine } from '../../channels/rules/channel.ts'

/** A permission, and what is lost without it. */
export type Needed = { scope: string; level: 'warning' | 'error'; without: string }

/** One line for each permission that is missing, and one for those that are there. */
export function permissionLines(needed: readonly Needed[], scopes: string[] | null): CheckLine[] {
  if (scopes === null) {
    const text =
      'Facebook ne dit pas quelles permissions ce jeton a : indiquez le numéro et la clé secrète de l’application pour le savoir.'
    return [{ key: 'permissions', level: 'warning', text }]
  }
  const missing = needed.filter(({ scope }) => !scopes.includes(scope))
  if (missing.length === 0) {
    const text = 'Toutes les permissions nécessaires sont accordées.'
    return [{ key: 'permissions', level: 'ok', text }]
  }
  const granted = needed.filter(({ scope }) => scopes.includes(scope)).map(({ scope }) => scope)
  const there: CheckLine = {
    key: 'permissions',
    level: 'ok',
    text: `Permissions accordées : ${granted.join(', ')}.`,
  }
  return [
    ...missing.map(({ scope, level, without }) => ({
      key: scope,
      level,
      text: `La permission ${scope} manque : ${without}.`,
    })),
    ...(granted.length > 0 ? [there] : []),
  ]
}
