import { type Sentence, sentences } from '../../language/sentence.ts'

/** A step of the guide: what it is called, and what to do. */
const step = (title: Sentence, text: Sentence) => ({ title, text })

const texts = sentences('facebook.guide', {
  duration: {
    fr: 'Comptez une à deux heures la première fois, en une ou plusieurs fois : ce qui est fait reste fait. La page est alors connectée : Tambour y publie et mesure ses commentaires. Pour lire aussi les messages privés et le nom des habitants, Meta examine l’application et vérifie la mairie : quelques jours, parfois plusieurs semaines.',
    en: 'Count one to two hours the first time, in one go or several: what is done stays done. The page is connected then: Tambour publishes on it and measures its comments. To read private messages and residents’ names too, Meta examines the application and verifies the mairie: a few days, sometimes several weeks.',
  },

  createTitle: { fr: 'Créer l’application', en: 'Make the application' },
  create: {
    fr: 'Chez Meta, avec le compte Facebook d’une personne qui administre la page, choisissez « Créer une app » et donnez-lui ce nom. Cochez les cas d’usage « Manage everything on your Page » et « Engage with customers on Messenger », dans la langue où Meta les montre.',
    en: 'At Meta, with the Facebook account of somebody who administers the page, choose “Create app” and give it this name. Tick the use cases “Manage everything on your Page” and “Engage with customers on Messenger”.',
  },
  keyTitle: {
    fr: 'Donner son numéro et son mot de passe',
    en: 'Give its number and its password',
  },
  key: {
    fr: 'Dans « Paramètres de l’app », « Général », se trouvent l’« Identifiant de l’app » et, sous « Afficher », la « Clé secrète », qui est son mot de passe. Recopiez-les ici.',
    en: 'Under “App settings”, “Basic”, stand the “App ID” and, behind “Show”, the “App secret”, which is its password. Copy them here.',
  },
  settingsTitle: { fr: 'Dire où est Tambour', en: 'Say where Tambour is' },
  settings: {
    fr: 'Au même endroit, collez ces adresses dans « Domaines de l’app », « URL de la politique de confidentialité » et « Suppression des données utilisateur », puis enregistrez.',
    en: 'In the same place, paste these addresses into “App domains”, “Privacy policy URL” and “User data deletion”, then save.',
  },
  returnTitle: { fr: 'Donner l’adresse de retour', en: 'Give the return address' },
  return: {
    fr: 'Dans « Facebook Login for Business » (ou « Facebook Login »), « Paramètres », collez cette adresse sous « URI de redirection », puis enregistrez. C’est là que Facebook vous ramène après votre accord.',
    en: 'Under “Facebook Login for Business” (or “Facebook Login”), “Settings”, paste this address under “Redirect URIs”, then save. It is where Facebook leads you back to once you agreed.',
  },
  newsTitle: { fr: 'Être prévenu aussitôt', en: 'Be told at once' },
  news: {
    fr: 'Dans « Webhooks », choisissez « Page ». Collez l’adresse dans le premier champ, le mot dans le second, et vérifiez. Abonnez-vous ensuite à « feed », « messages » et « message_echoes » : un message paraît alors ici en une ou deux secondes.',
    en: 'Under “Webhooks”, choose “Page”. Paste the address into the first field, the word into the second, and verify. Then subscribe to “feed”, “messages” and “message_echoes”: a message then appears here within a second or two.',
  },
  permissionsTitle: {
    fr: 'Ajouter les permissions et mettre en ligne',
    en: 'Add the permissions and go live',
  },
  permissions: {
    fr: 'Dans « Cas d’usage », « Personnaliser », ajoutez ces permissions. Choisissez ensuite « Publier » : tant que l’application est en développement, ce que Tambour publie n’est vu que des personnes qui y ont un rôle.',
    en: 'Under “Use cases”, “Customize”, add these permissions. Then choose “Publish”: while the application is in development, what Tambour publishes is seen only by people who have a role in it.',
  },
  connectTitle: { fr: 'Connecter la page', en: 'Connect the page' },
  connect: {
    fr: 'Facebook vous demande quelles pages confier à Tambour, puis vous ramène ici. Laissez tout coché pour la page de la mairie.',
    en: 'Facebook asks you which pages to entrust to Tambour, then leads you back here. Leave everything ticked for the page of the mairie.',
  },

  appName: { fr: 'Nom de l’application', en: 'Application name' },
  domain: { fr: 'Domaine', en: 'Domain' },
  privacyPage: { fr: 'Page de confidentialité', en: 'Privacy page' },
  deletionPage: { fr: 'Suppression des données', en: 'Data deletion' },
  returnAddress: { fr: 'Adresse de retour', en: 'Return address' },
  newsAddress: { fr: 'Adresse à prévenir', en: 'Address to tell' },
  permission: { fr: 'Permissions', en: 'Permissions' },

  known: (name: string) => ({
    fr: `Meta reconnaît l’application « ${name} ».`,
    en: `Meta recognises the application “${name}”.`,
  }),
  settingsRight: {
    fr: 'Meta a le domaine de Tambour et sa page de confidentialité.',
    en: 'Meta has Tambour’s domain and its privacy page.',
  },
  domainMissing: (host: string) => ({
    fr: `Meta n’a pas encore le domaine ${host} : collez-le dans « Domaines de l’app », puis enregistrez.`,
    en: `Meta does not have the domain ${host} yet: paste it into “App domains”, then save.`,
  }),
  privacyMissing: (address: string) => ({
    fr: `Meta n’a pas encore la page de confidentialité ${address} : collez son adresse, puis enregistrez.`,
    en: `Meta does not have the privacy page ${address} yet: paste its address, then save.`,
  }),
  onlyHttps: {
    fr: 'Meta n’appelle que des adresses en https : demandez à la personne qui a installé Tambour de lui en donner une.',
    en: 'Meta calls only https addresses: ask the person who installed Tambour to give it one.',
  },
  returnUntold: {
    fr: 'Cette adresse convient à Meta, qui ne dit pas s’il l’a enregistrée : cochez quand c’est fait.',
    en: 'This address suits Meta, which does not tell whether it was saved: tick once it is done.',
  },
  newsNowhere: {
    fr: 'Meta ne prévient encore personne : collez l’adresse et le mot, puis vérifiez-les chez Meta.',
    en: 'Meta tells nobody yet: paste the address and the word, then verify them at Meta.',
  },
  newsElsewhere: (address: string) => ({
    fr: `Meta prévient une autre adresse, ${address} : mettez celle de Tambour à sa place.`,
    en: `Meta tells another address, ${address}: put that of Tambour in its place.`,
  }),
  newsLacks: (fields: readonly string[]) => ({
    fr: `Meta a la bonne adresse, mais ne prévient pas de tout : abonnez-vous aussi à ${fields.join(', ')}.`,
    en: `Meta has the right address, but does not tell everything: subscribe to ${fields.join(', ')} too.`,
  }),
  newsRight: {
    fr: 'Meta prévient Tambour des commentaires et des messages.',
    en: 'Meta tells Tambour of comments and messages.',
  },
  permissionsUntold: {
    fr: 'Meta ne le dit qu’une fois la page connectée : cochez quand c’est fait.',
    en: 'Meta tells this only once the page is connected: tick once it is done.',
  },
})

/** The words of the guide to an application at Meta: its steps by their keys, and what checks say. */
export const guideSentences = {
  ...texts,
  create: step(texts.createTitle, texts.create),
  key: step(texts.keyTitle, texts.key),
  settings: step(texts.settingsTitle, texts.settings),
  return: step(texts.returnTitle, texts.return),
  news: step(texts.newsTitle, texts.news),
  permissions: step(texts.permissionsTitle, texts.permissions),
  connect: step(texts.connectTitle, texts.connect),
}
