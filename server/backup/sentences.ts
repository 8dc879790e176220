import { sentences } from '../language/sentence.ts'

export const backupSentences = sentences('backup', {
  noPlace: {
    fr: 'Aucun lieu de sauvegarde : donnez un dossier dans BACKUP_TO.',
    en: 'No place for backups: give a folder in BACKUP_TO.',
  },
  underWay: {
    fr: 'Une sauvegarde est déjà en cours : attendez sa fin.',
    en: 'A backup is being made already: wait for its end.',
  },
  stopped: {
    fr: 'Tambour s’est arrêté pendant la sauvegarde.',
    en: 'Tambour stopped during the backup.',
  },
  failed: (cause: string) => ({
    fr: `La sauvegarde n’a pas pu se faire : ${cause}.`,
    en: `The backup could not be made: ${cause}.`,
  }),
  tooSlow: {
    fr: 'La sauvegarde a pris trop longtemps : elle est abandonnée.',
    en: 'The backup took too long: it is given up.',
  },
  fileExists: (file: string) => ({
    fr: `Le fichier ${file} existe déjà : choisissez un autre nom.`,
    en: `The file ${file} exists already: choose another name.`,
  }),
  noFolder: (folder: string) => ({
    fr: `Le dossier ${folder} n’existe pas : créez-le d’abord.`,
    en: `The folder ${folder} does not exist: make it first.`,
  }),
  isDatabase: (path: string) => ({
    fr: `${path} est la base elle-même : donnez une sauvegarde.`,
    en: `${path} is the database itself: give a backup.`,
  }),
  inUse: {
    fr: 'Tambour travaille sur cette base : arrêtez-le d’abord.',
    en: 'Tambour is working on this database: stop it first.',
  },
  noFile: (file: string) => ({
    fr: `Le fichier ${file} n’existe pas.`,
    en: `The file ${file} does not exist.`,
  }),
  isFolder: (file: string) => ({
    fr: `${file} est un dossier : donnez le fichier d’une sauvegarde.`,
    en: `${file} is a folder: give the file of a backup.`,
  }),
  damaged: (label: string) => ({
    fr: `${label} n’est pas une sauvegarde de Tambour, ou il est abîmé : prenez-en une autre. Rien n’a été modifié.`,
    en: `${label} is no backup of Tambour, or is damaged: take another. Nothing was changed.`,
  }),
  notOurs: (label: string) => ({
    fr: `${label} n’est pas une sauvegarde de Tambour.`,
    en: `${label} is no backup of Tambour.`,
  }),
  /** `release`: null where it is not known. */
  tooNew: (label: string, release: string | null, own: string) => ({
    fr: `${label} vient ${release === null ? 'd’un Tambour plus récent' : `de Tambour ${release}`}, et ceci est Tambour ${own} : installez d’abord la version de la sauvegarde.`,
    en: `${label} comes from ${release === null ? 'a newer Tambour' : `Tambour ${release}`}, and this is Tambour ${own}: install the version of the backup first.`,
  }),
  hasNoKey: {
    fr: 'Cette sauvegarde ne contient pas la clé : remettez d’abord le fichier secret-key, ou ajoutez --without-key et reconnectez ensuite les canaux.',
    en: 'This backup does not hold the key: put the file secret-key back first, or add --without-key and reconnect the channels afterwards.',
  },
  keyIsSealed: {
    fr: 'La clé de cette sauvegarde est scellée : donnez sa phrase secrète sur l’entrée standard avec --passphrase-stdin, ou ajoutez --without-key et reconnectez ensuite les canaux.',
    en: 'The key of this backup is sealed: give its passphrase on standard input with --passphrase-stdin, or add --without-key and reconnect the channels afterwards.',
  },
  otherKey: {
    fr: 'SECRET_KEY donne une autre clé que celle de cette sauvegarde : retirez ce réglage, puis recommencez.',
    en: 'SECRET_KEY gives another key than the one of this backup: remove that setting, then start again.',
  },
  wrongPassphrase: {
    fr: 'Ce n’est pas la phrase secrète de cette sauvegarde.',
    en: 'This is not the passphrase of this backup.',
  },
  postgresInUse: (commune: string) => ({
    fr: `Cette base PostgreSQL sert à ${commune} : donnez dans DATABASE_URL une base vide.`,
    en: `This PostgreSQL database serves ${commune}: give an empty one in DATABASE_URL.`,
  }),
  giveNameNone: (place: string) => ({
    fr: `Donnez l’adresse d’une sauvegarde, avec son nom en .db : ${place} n’en montre aucune.`,
    en: `Give the address of a backup, with its name in .db: ${place} shows none.`,
  }),
  giveName: (newest: string) => ({
    fr: `Donnez l’adresse d’une sauvegarde, avec son nom en .db : la plus récente est '${newest}'.`,
    en: `Give the address of a backup, with its name in .db: the newest is '${newest}'.`,
  }),
  s3Form: {
    fr: 'Une adresse S3 s’écrit s3://bucket/dossier/?endpoint=https://…&region=…, entre apostrophes.',
    en: 'An S3 address is written s3://bucket/folder/?endpoint=https://…&region=…, between apostrophes.',
  },
  s3NeedsKey: {
    fr: 'Donnez la clé du stockage S3 dans BACKUP_S3_ACCESS_KEY et BACKUP_S3_SECRET_KEY.',
    en: 'Give the key of the S3 storage in BACKUP_S3_ACCESS_KEY and BACKUP_S3_SECRET_KEY.',
  },
  changedThere: (host: string) => ({
    fr: `${host} ne rend pas la sauvegarde comme elle est.`,
    en: `${host} does not give the backup back as it is.`,
  }),
  webDavSilent: (host: string) => ({
    fr: `Le serveur ${host} ne répond pas.`,
    en: `The server ${host} does not answer.`,
  }),
  webDavWrongUser: (host: string) => ({
    fr: `${host} refuse cet utilisateur ou ce mot de passe.`,
    en: `${host} refuses this user or this password.`,
  }),
  webDavNoFolder: (host: string) => ({
    fr: `Le dossier n’existe pas sur ${host} : créez-le.`,
    en: `The folder does not exist on ${host}: make it.`,
  }),
  webDavFull: (host: string) => ({
    fr: `Il n’y a plus de place sur ${host}.`,
    en: `There is no room left on ${host}.`,
  }),
  webDavRefused: (host: string, status: number) => ({
    fr: `${host} refuse la sauvegarde (${status}).`,
    en: `${host} refuses the backup (${status}).`,
  }),
  notS3: (host: string) => ({
    fr: `${host} n’est pas un stockage S3 : corrigez BACKUP_TO.`,
    en: `${host} is no S3 storage: correct BACKUP_TO.`,
  }),
  s3Silent: (host: string) => ({
    fr: `Le serveur ${host} ne répond pas : vérifiez « endpoint » dans BACKUP_TO, et la connexion.`,
    en: `The server ${host} does not answer: check “endpoint” in BACKUP_TO, and the connection.`,
  }),
  s3Elsewhere: (host: string) => ({
    fr: `${host} renvoie ailleurs : corrigez « endpoint » ou « region » dans BACKUP_TO.`,
    en: `${host} sends elsewhere: correct “endpoint” or “region” in BACKUP_TO.`,
  }),
  s3Full: (host: string) => ({
    fr: `Il n’y a plus de place sur ${host} : augmentez le quota, ou baissez BACKUP_KEEP.`,
    en: `There is no room left on ${host}: raise the quota, or lower BACKUP_KEEP.`,
  }),
  s3Busy: (host: string, code: string) => ({
    fr: `${host} est surchargé ou en panne (${code}) : Tambour réessaiera dans une heure.`,
    en: `${host} is overloaded or out of order (${code}): Tambour will try again in an hour.`,
  }),
  s3Refused: (host: string, code: string) => ({
    fr: `${host} refuse la sauvegarde (${code}) : demandez pourquoi à votre hébergeur.`,
    en: `${host} refuses the backup (${code}): ask your host why.`,
  }),
  s3WrongKey: (host: string) => ({
    fr: `${host} ne reconnaît pas la clé : vérifiez BACKUP_S3_ACCESS_KEY et BACKUP_S3_SECRET_KEY.`,
    en: `${host} does not know the key: check BACKUP_S3_ACCESS_KEY and BACKUP_S3_SECRET_KEY.`,
  }),
  s3NoRight: (host: string, bucket: string) => ({
    fr: `${host} n’ouvre pas le bucket ${bucket} à cette clé : donnez-lui le droit d’y lister, lire, écrire et effacer.`,
    en: `${host} does not open the bucket ${bucket} to this key: give it the right to list, read, write and delete there.`,
  }),
  s3WrongRegion: (host: string, bucket: string) => ({
    fr: `Le bucket ${bucket} de ${host} est dans une autre région : corrigez « region » dans BACKUP_TO.`,
    en: `The bucket ${bucket} of ${host} is in another region: correct “region” in BACKUP_TO.`,
  }),
  s3NoBucket: (host: string, bucket: string) => ({
    fr: `Le bucket ${bucket} n’existe pas sur ${host} : créez-le, ou corrigez BACKUP_TO.`,
    en: `The bucket ${bucket} does not exist on ${host}: make it, or correct BACKUP_TO.`,
  }),
  s3NoBackup: (host: string) => ({
    fr: `Cette sauvegarde n’est pas sur ${host} : vérifiez son nom.`,
    en: `This backup is not on ${host}: check its name.`,
  }),
  s3WrongClock: (host: string) => ({
    fr: `L’horloge de cette machine n’est pas celle de ${host} : mettez-la à l’heure.`,
    en: `The clock of this machine is not that of ${host}: set it right.`,
  }),
})
