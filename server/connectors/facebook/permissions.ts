import type { Needed } from '../meta/permissions.ts'

/** What each permission is for, told as what is lost without it: https://developers.facebook.com/docs/permissions */
export const needed: Needed[] = [
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
