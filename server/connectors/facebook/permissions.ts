import type { CheckLine } from '../../domain/channel.ts'

/** What each permission is for, told as what is lost without it (facebook.md, «Tokens»). */
const needed: { scope: string; level: 'warning' | 'error'; without: string }[] = [
  {
    scope: 'pages_read_engagement',
    level: 'error',
    without: 'rien ne peut être lu sur la page ni publié sur elle',
  },
  {
    scope: 'pages_read_user_content',
    level: 'error',
    without:
      'les commentaires et les publications des habitants ne sont pas lus, et leurs délais ne sont pas mesurés',
  },
  {
    scope: 'pages_manage_posts',
    level: 'warning',
    without: 'rien ne peut être publié sur la page',
  },
  {
    scope: 'pages_manage_engagement',
    level: 'warning',
    without: 'on ne peut ni répondre aux commentaires ni les masquer depuis Tambour',
  },
  {
    scope: 'pages_manage_metadata',
    level: 'warning',
    without:
      'les webhooks ne peuvent pas être activés, et les messages paraissent à chaque relève au lieu d’une ou deux secondes',
  },
  {
    scope: 'pages_messaging',
    level: 'warning',
    without:
      'les messages privés ne sont ni lus ni mesurés, et l’on ne peut pas y répondre depuis Tambour',
  },
]

/** One line for each permission that is missing, and one for those that are there. */
export function permissionLines(scopes: string[] | null): CheckLine[] {
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

/** What is asked of the person who connects; the first and the last one find the pages. */
export const asked = ['pages_show_list', ...needed.map(({ scope }) => scope), 'business_management']

/** What the person did not allow, told as what is lost. */
export function refusedPermissions(granted: ReadonlySet<string>): string[] {
  return [...needed, ...finding]
    .filter(({ scope }) => !granted.has(scope))
    .map(({ scope, without }) => `La permission ${scope} n’a pas été accordée : ${without}.`)
}

const finding = [
  { scope: 'pages_show_list', without: 'la liste de vos pages n’est pas donnée' },
  {
    scope: 'business_management',
    without:
      'les pages qui appartiennent à une entreprise ou à un groupement ne sont pas proposées',
  },
]
