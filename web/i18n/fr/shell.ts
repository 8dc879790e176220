import { frenchCount } from '../../../server/domain/french.ts'

export const shell = {
  shell: {
    name: 'Tambour',
    tabTitle: (title: string, waiting: number) =>
      `${waiting > 0 ? `(${waiting}) ` : ''}${title} · Tambour`,
    skip: 'Aller au contenu',
    mainNav: 'Navigation principale',
    menu: 'Menu : affichage, langue, déconnexion',
    more: 'Plus',
    theme: 'Affichage',
    language: 'Langue',
    signOut: 'Se déconnecter',
    offline: 'Hors ligne : ce qui est affiché peut dater. La connexion reprendra d’elle-même.',
    accessibility: 'Accessibilité : non conforme',
    help: 'Aide',
    undo: 'Annuler',
    dismiss: 'Fermer ce message',
    close: 'Fermer',
    keep: 'Ne rien changer',
  },
  nav: {
    today: 'Aujourd’hui',
    messages: 'Messages',
    events: 'Événements',
    delays: 'Délais',
    channels: 'Canaux',
    digest: 'Récapitulatif',
    settings: 'Réglages',
    waiting: (count: number) => frenchCount(count, 'personne attend', 'personnes attendent'),
    ill: (count: number) => frenchCount(count, 'canal à regarder', 'canaux à regarder'),
    toMend: (count: number) =>
      frenchCount(count, 'publication à regarder', 'publications à regarder'),
  },
  themes: { system: 'Système', day: 'Clair', night: 'Sombre' },
  languages: { fr: 'Français', en: 'English' },
  roles: { councillor: 'Élu·e', officer: 'Agent', administrator: 'Administration' },
  form: {
    optional: '(facultatif)',
    save: 'Enregistrer',
    cancel: 'Annuler',
    saved: 'C’est enregistré.',
    notSaved: 'Rien n’a été enregistré, votre saisie est toujours là.',
  },
  when: {
    today: (at: string) => `aujourd’hui à ${at}`,
    tomorrow: (at: string) => `demain à ${at}`,
    midnight: 'minuit',
    at: (at: string) => `à ${at}`,
    weekday: (weekday: string, at: string) => `${weekday} à ${at}`,
    yesterday: (at: string) => `hier à ${at}`,
  },
  residents: {
    someone: 'Une personne',
    erased: 'Le texte a été effacé, comme le prévoit la durée de conservation.',
    where: {
      public: (channel: string) => `Public, ${channel}`,
      private: (channel: string) => `Message privé, ${channel}`,
    },
  },
  problem: {
    again: 'Réessayer',
    loading: 'Chargement en cours',
    working: 'En cours :',
    notLoaded: 'Cette partie n’a pas pu être chargée.',
    notRefreshed: 'Ce qui suit n’a pas pu être mis à jour et peut dater.',
    cannotStart: 'Tambour ne répond pas',
    pageNotLoaded: 'Cette page n’a pas pu être chargée',
    pageNotLoadedWhy:
      'La connexion a été coupée, ou Tambour vient d’être mis à jour. Rechargez la page : rien n’est perdu.',
    reload: 'Recharger la page',
    unreachable: 'Le serveur de Tambour n’a pas répondu. Vérifiez la connexion, puis réessayez.',
    answered: (status: number) =>
      `Le serveur a répondu par une erreur (${status}). Réessayez dans un instant.`,
    unexpected: 'Une erreur inattendue s’est produite. Rechargez la page, puis réessayez.',
    notYourRole: 'Votre rôle permet de lire, pas de modifier. Demandez à un agent de la mairie.',
  },
  notFound: {
    title: 'Page introuvable',
    lead: 'Cette adresse ne mène à rien ici : le lien est peut-être ancien.',
    back: 'Revenir à aujourd’hui',
  },
}
