/** Meta's screens as they are drawn in the guide: what to look for on them. */
export const screens = {
  menu: ['Tableau de bord', 'Cas d’usage', 'Webhooks', 'Paramètres', 'Publier'],
  login: 'Facebook Login',
  create: {
    alt: 'Chez Meta, la fenêtre « Créer une app » : le nom de l’application en haut, puis les deux cas d’usage à cocher, et le bouton « Suivant ».',
    title: 'Créer une app',
    name: 'Nom de l’app',
    cases: ['Manage everything on your Page', 'Engage with customers on Messenger'],
    next: 'Suivant',
  },
  key: {
    alt: 'Chez Meta, « Paramètres », « Général » : l’identifiant de l’app à gauche, et à droite la clé secrète avec son bouton « Afficher ».',
    title: 'Général',
    number: 'Identifiant de l’app',
    secret: 'Clé secrète',
    show: 'Afficher',
  },
  settings: {
    alt: 'Chez Meta, la même page plus bas : les champs « Domaines de l’app », « URL de la politique de confidentialité » et « Suppression des données utilisateur », puis « Enregistrer ».',
    title: 'Général',
    domains: 'Domaines de l’app',
    privacy: 'URL de la politique de confidentialité',
    deletion: 'Suppression des données utilisateur',
    save: 'Enregistrer',
  },
  return: {
    alt: 'Chez Meta, « Facebook Login », « Paramètres » : le champ des URI de redirection, au milieu de la page, puis « Enregistrer ».',
    title: 'Paramètres',
    address: 'URI de redirection … valides',
    save: 'Enregistrer',
  },
  news: {
    alt: 'Chez Meta, « Webhooks » : l’objet « Page » choisi en haut, l’adresse dans le premier champ, le mot dans le second, puis le bouton « Vérifier et enregistrer ». Dessous, les lignes « feed », « messages » et « message_echoes », chacune avec « S’abonner ».',
    object: 'Page',
    address: 'URL de rappel',
    word: 'Vérifier …',
    verify: 'Vérifier et enregistrer',
    subscribe: 'S’abonner',
  },
  permissions: {
    alt: 'Chez Meta, « Cas d’usage », « Personnaliser » : une permission par ligne, chacune avec son bouton « Ajouter ». Dans le menu de gauche, « Publier ».',
    title: 'Permissions',
    add: 'Ajouter',
  },
  connect: {
    alt: 'La fenêtre de Facebook : la page de la mairie cochée, les permissions cochées, et le bouton « Autoriser ».',
    title: 'Tambour souhaite accéder à vos pages',
    page: 'Page de la mairie',
    permissions: 'Toutes les permissions',
    allow: 'Autoriser',
  },
}

export type Screens = typeof screens
