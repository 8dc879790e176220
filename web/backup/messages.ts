import { translated } from '../language.ts'

/** The words of backups. */
export const backupMessages = translated({
  title: { fr: 'Sauvegardes', en: 'Backups' },
  where: (place: string, keep: number) => ({
    fr: `Chaque nuit, tout est copié puis relu dans ${place}\u202f; les ${keep} dernières sont gardées. La commande «\u00a0tambour restore\u00a0» en remet une.`,
    en: `Each night everything is copied to ${place} and read back; the last ${keep} are kept. The command “tambour restore” puts one back.`,
  }),
  off: {
    fr: 'Aucune sauvegarde n’est faite : la personne qui a installé Tambour les a coupées.',
    en: 'No backup is made: the person who installed Tambour turned them off.',
  },
  tooOld: {
    fr: 'Aucune sauvegarde n’a réussi ces trois derniers jours. Si l’une a échoué, la liste dit pourquoi\u202f; réessayez une fois la cause levée.',
    en: 'No backup has succeeded in the last three days. If one failed, the list says why; try again once the cause is mended.',
  },
  noKey: {
    fr: 'La clé n’est pas dans les sauvegardes. Demandez à la personne qui a installé Tambour d’y ajouter une phrase secrète, ou gardez une copie du fichier secret-key ailleurs que sur cette machine.',
    en: 'The key is not in the backups. Ask the person who installed Tambour to set a passphrase, or keep a copy of the file secret-key elsewhere than on this machine.',
  },
  replaced: (name: string, day: string) => ({
    fr: `Une ancienne base est gardée dans ${name}, avec ses données personnelles. Tambour la supprime le ${day}, ou dès qu’une personne est effacée.`,
    en: `An earlier database is kept in ${name}, with its personal data. Tambour deletes it on ${day}, or as soon as a person is erased.`,
  }),
  now: { fr: 'Sauvegarder maintenant', en: 'Back up now' },
  done: { fr: 'La sauvegarde est faite et relue.', en: 'The backup is made and was read back.' },
  none: { fr: 'Pas encore de sauvegarde', en: 'No backup yet' },
  noneHelp: {
    fr: 'La première se fait d’elle-même, sans attendre la nuit.',
    en: 'The first is made by itself, without waiting for the night.',
  },
  size: (megabytes: string) => ({ fr: `${megabytes} Mo`, en: `${megabytes} MB` }),
  withKey: { fr: 'avec la clé, scellée', en: 'with the key, sealed' },
  withoutKey: { fr: 'sans la clé', en: 'without the key' },
  removed: { fr: 'effacée depuis', en: 'deleted since' },
  running: { fr: 'En cours…', en: 'Under way…' },
  keyTitle: { fr: 'Si la clé est perdue', en: 'If the key is lost' },
  keyStays: {
    fr: 'Messages, délais, événements, images, comptes et mots de passe restent : rien de cela ne dépend de la clé. Chacun se connecte de nouveau\u202f; le code à la connexion de qui en avait un ne convient plus\u00a0: un nouveau mot de passe le retire (Personnes, ou «\u00a0tambour password\u00a0»).',
    en: 'Messages, reply times, events, pictures, accounts and passwords stay: none of it depends on the key. Everybody signs in again; the sign-in code of those who had one no longer works: a new password removes it (People, or “tambour password”).',
  },
  keyGiven: {
    fr: 'À redonner\u00a0: la clé secrète de l’application Meta, l’accès de chaque canal par «\u00a0Reconnecter\u00a0», le secret de chaque webhook. Les adresses des habitants abonnés et des appareils que vos alertes préviennent ne se lisent plus\u00a0: à eux de se réinscrire. Les liens déjà envoyés aux comités, aux voisins et aux habitants ne s’ouvrent plus.',
    en: 'To be given again: the secret of the Meta application, each channel’s access by “Reconnect”, the secret of each webhook. The addresses of residents who signed up and of devices that your alerts tell can no longer be read: they must sign up again. Links that were sent to committees, neighbours and residents no longer open.',
  },
  keyBack: {
    fr: 'La clé revient d’une sauvegarde où elle est scellée, avec sa phrase secrète, ou de votre copie du fichier secret-key.',
    en: 'The key comes back from a backup in which it is sealed, with its passphrase, or from your copy of the file secret-key.',
  },
})
