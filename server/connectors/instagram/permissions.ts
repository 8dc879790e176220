import type { Needed } from '../meta/permissions.ts'

/** https://developers.facebook.com/docs/permissions#i */
export const needed: Needed[] = [
  {
    scope: 'instagram_basic',
    level: 'error',
    without: 'le compte Instagram et ses publications ne sont pas donnés',
  },
  {
    scope: 'pages_read_engagement',
    level: 'error',
    without: 'le compte relié à la page n’est pas donné',
  },
  {
    scope: 'instagram_manage_comments',
    level: 'error',
    without:
      'les commentaires des habitants ne sont pas lus, leurs délais ne sont pas mesurés, et l’on ne peut pas y répondre depuis Tambour',
  },
  {
    scope: 'instagram_manage_messages',
    level: 'warning',
    without:
      'les messages privés ne sont ni lus ni mesurés, et l’on ne peut pas y répondre depuis Tambour',
  },
  {
    scope: 'instagram_content_publish',
    level: 'warning',
    without: 'rien ne peut être publié sur Instagram',
  },
]
