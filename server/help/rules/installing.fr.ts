import type { HelpPage } from './page.ts'

export const installing: HelpPage = {
  name: 'installer',
  title: 'Installer',
  lead: 'Pour qui s’occupe de la machine : une fois, en une demi-heure. Rien d’autre n’est à installer.',
  sections: [
    {
      key: 'archive',
      title: 'Par l’archive, sur tout Linux',
      blocks: [
        {
          code: 'tar xf tambour-VERSION-linux-x64.tar.gz\ncd tambour-VERSION-linux-x64\n./tambour start',
        },
        'Les données sont dans `data`, à côté. `./tambour demo` montre d’abord un village joué sur votre machine, qui ne touche à rien d’autre.',
      ],
    },
    {
      key: 'paquet',
      title: 'Par le paquet, sur Debian ou Ubuntu',
      blocks: [
        { code: 'sudo apt install ./tambour_VERSION_amd64.deb' },
        'Le service `tambour` démarre avec la machine. Ses réglages sont dans `/etc/tambour/tambour.env`, ses données dans `/var/lib/tambour`. Après un changement de réglage : `sudo systemctl restart tambour`.',
      ],
    },
    {
      key: 'conteneur',
      title: 'Par un conteneur',
      blocks: [
        'L’image garde tout dans `/data`. Le fichier compose qui l’accompagne y ajoute PostgreSQL, et Caddy pour le HTTPS : `docker compose up -d`.',
      ],
    },
    {
      key: 'mise-en-route',
      title: 'La première ouverture',
      blocks: [
        {
          steps: [
            'Au démarrage, Tambour écrit une adresse. Elle contient un mot que seule peut lire la personne qui l’a démarré. Le service l’écrit dans son journal : `journalctl -u tambour`.',
            'Ouvrez cette adresse. Donnez le nom de la commune, votre nom, votre adresse et un mot de passe, puis pressez *Créer la commune*.',
            'Suivez [Les dix premières minutes](/aide/premiers-pas).',
          ],
        },
        {
          picture: 'set-up',
          alt: 'La page Installer Tambour : le nom de la commune, votre nom, votre adresse et un mot de passe.',
        },
      ],
    },
    {
      key: 'reglages-machine',
      title: 'Les réglages qui comptent',
      blocks: [
        'Ils se donnent dans l’environnement, ou dans un fichier : `tambour.env` avec le paquet, `.env` dans le dossier de l’archive. Une valeur mal écrite arrête le démarrage par une phrase qui la nomme.',
        {
          list: [
            '`PUBLIC_URL` : l’adresse que les gens tapent, en https.',
            '`SMTP_URL` et `MAIL_FROM` : le serveur de courrier. Sans lui, ni alertes par courriel, ni invitations, ni récapitulatif.',
            '`BACKUP_TO` : où vont les sauvegardes ; un autre disque, WebDAV ou S3.',
            '`BACKUP_PASSPHRASE` : la phrase secrète qui y scelle la clé.',
            '`DATABASE_URL` : une base PostgreSQL, à la place du fichier SQLite.',
          ],
        },
        'Tambour n’écoute que sur sa machine, au port 3000. Placez devant lui un serveur en HTTPS ; avec Caddy, deux lignes suffisent :',
        { code: 'tambour.ma-commune.fr\nreverse_proxy 127.0.0.1:3000' },
      ],
    },
    {
      key: 'sauvegardes',
      title: 'Sauvegarder et remettre',
      blocks: [
        'Chaque nuit, tout est écrit puis relu ; les quatorze dernières sauvegardes sont gardées. *Réglages* → *Sauvegardes* les montre, et *Sauvegarder maintenant* en fait une. Sans phrase secrète, gardez aussi une copie du fichier `secret-key` ailleurs.',
        'Pour en remettre une, sur cette machine ou sur une neuve, arrêtez Tambour puis :',
        { code: 'tambour restore FICHIER --passphrase-stdin' },
        'La base SQLite qui était là est gardée à côté quatorze jours, ou jusqu’à ce qu’une personne soit effacée. Une base PostgreSQL doit être vide.',
      ],
    },
    {
      key: 'mises-a-jour',
      title: 'Mettre à jour',
      blocks: [
        'Installez la version suivante de la même façon, et démarrez-la : les données restent. Avec l’archive, déplacez le dossier `data` et le fichier `.env` dans le nouveau dossier. La base est mise à jour au premier démarrage, tout entière ou pas du tout. Avant cela, un fichier SQLite est copié à côté, sous un nom qui commence par `before-` : pour revenir en arrière, remettez la version d’avant, et `tambour restore` de cette copie.',
      ],
    },
    {
      key: 'communes',
      title: 'Plusieurs communes, des programmes',
      blocks: [
        'Une installation sert autant de communes que l’on veut : *Réglages* → *Communes*. Aucune ne voit les autres.',
        'Un programme qui lit ou écrit dans Tambour reçoit une clé : *Réglages* → *Clés d’API*. Ce qu’il peut demander est décrit à l’adresse [/api/openapi.json](/api/openapi.json). Un logiciel qui veut être prévenu de ce qui se passe ici a son adresse dans *Réglages* → *Webhooks*.',
      ],
    },
  ],
}
