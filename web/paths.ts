/** The addresses of the screens, in the readers' language: they are sent by mail and kept as favourites. */
export const paths = {
  today: '/',
  messages: '/messages',
  conversation: (id: number | string) => `/messages/${id}`,
  delays: '/delais',
  audience: '/combien-de-personnes',
  evidence: '/fiche-de-preuves',
  calendar: '/calendrier',
  events: '/evenements',
  eventNew: '/evenements/nouveau',
  eventImport: '/evenements/importer',
  event: (id: number | string) => `/evenements/${id}`,
  publication: (event: number, delivery: number) => `/evenements/${event}#publication-${delivery}`,
  eventEdit: (id: number | string) => `/evenements/${id}/modifier`,
  channels: '/canaux',
  reconnect: (id: number) => `/canaux#reconnecter-${id}`,
  connect: '/canaux/connecter',
  application: '/canaux/application',
  connectionReturn: (connector: string) => `/canaux/retour/${connector}`,
  connectionChoice: (id: number | string) => `/canaux/choix/${id}`,
  history: '/canaux/historique',
  partners: '/voisins',
  digest: '/recapitulatif',
  password: '/mot-de-passe',
  settings: '/reglages',
  settingsPart: (part: string) => `/reglages/${part}`,
  help: '/aide',
  helpPage: (page: string, section?: string) =>
    `/aide/${page}${section === undefined ? '' : `#${section}`}`,
  choosing: '/aide/canaux',
  accessibility: '/accessibilite',
  siteMap: '/plan',
  warnings: '/alertes',
  warningNew: '/alertes/nouvelle',
}

/** At the end of a conversation's address: one comes to write the answer. */
export const answerAnchor = 'repondre'
