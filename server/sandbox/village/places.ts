import type { PageRow } from '../state/rows.ts'

/** None of these communes exists, by the list of the 34,969 that do (a Vaubecourt lies in the Meuse). */
export const places: readonly Omit<PageRow, 'instantReply'>[] = [
  {
    id: '104907281904531',
    name: 'Mairie de Vaubécourt-sur-Marne',
    username: 'mairie.vaubecourt',
    kind: 'village',
    about: 'Page officielle de la commune de Vaubécourt-sur-Marne (Marne), 1\u202f043 habitants.',
    followers: 487,
  },
  {
    id: '108334190277615',
    name: 'Commune de Montaubry',
    username: 'commune.montaubry',
    kind: 'neighbour',
    about: 'La vie de Montaubry (Marne), 412\u00a0habitants.',
    followers: 203,
  },
  {
    id: '111490562218874',
    name: 'Saint-Rémy-la-Noue, ma commune',
    username: 'saintremylanoue',
    kind: 'neighbour',
    about: 'Informations municipales de Saint-Rémy-la-Noue (Marne), 655 habitants.',
    followers: 318,
  },
]

/**
 * The grouping of communes that owns a page, and to which another has lent its own: what it owns is
 * missing from /me/accounts, where the token lacks `business_management`.
 */
export const business = {
  id: '230190490000017',
  name: 'Communauté de communes des Trois-Clochers',
  owned: ['111490562218874'],
  client: ['104907281904531'],
}

/** How many people of each commune write on Facebook. */
export const writers = { village: 110, neighbour: 25 }
