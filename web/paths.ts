/** The addresses of the screens, in the readers' language: they are sent by mail and kept as favourites. */
export const paths = {
  today: '/',
  messages: '/messages',
  conversation: (id: number | string) => `/messages/${id}`,
  delays: '/delais',
  events: '/evenements',
  eventNew: '/evenements/nouveau',
  event: (id: number | string) => `/evenements/${id}`,
  eventEdit: (id: number | string) => `/evenements/${id}/modifier`,
  channels: '/canaux',
  connect: '/canaux/connecter',
  digest: '/recapitulatif',
  settings: '/reglages',
  settingsPart: (part: string) => `/reglages/${part}`,
  help: '/aide',
  accessibility: '/accessibilite',
}
