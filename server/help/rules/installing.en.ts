import type { HelpPage } from './page.ts'

export const installing: HelpPage = {
  name: 'installer',
  title: 'Installing',
  lead: 'For whoever looks after the machine: once, in half an hour. Nothing else need be installed.',
  sections: [
    {
      key: 'archive',
      title: 'By the archive, on any Linux',
      blocks: [
        {
          code: 'tar xf tambour-VERSION-linux-x64.tar.gz\ncd tambour-VERSION-linux-x64\n./tambour start',
        },
        'Data are in `data`, beside it. `./tambour demo` first shows a village that is played on your machine, and touches nothing else.',
      ],
    },
    {
      key: 'paquet',
      title: 'By the package, on Debian or Ubuntu',
      blocks: [
        { code: 'sudo apt install ./tambour_VERSION_amd64.deb' },
        'The service `tambour` starts with the machine. Its settings are in `/etc/tambour/tambour.env`, its data in `/var/lib/tambour`. After a change of settings: `sudo systemctl restart tambour`.',
      ],
    },
    {
      key: 'conteneur',
      title: 'By a container',
      blocks: [
        'The image keeps everything in `/data`. The compose file that comes with it adds PostgreSQL, and Caddy for HTTPS: `docker compose up -d`.',
      ],
    },
    {
      key: 'mise-en-route',
      title: 'Opening it first',
      blocks: [
        {
          steps: [
            'When it starts, Tambour writes an address. It has a word in it that only whoever started it can read. The service writes it into its journal: `journalctl -u tambour`.',
            'Open that address. Give the name of the commune, your name, your address and a password, then press *Create the commune*.',
            'Go on with [The first ten minutes](/aide/premiers-pas).',
          ],
        },
        {
          picture: 'set-up',
          alt: 'The page Set up Tambour: the name of the commune, your name, your address and a password.',
        },
      ],
    },
    {
      key: 'reglages-machine',
      title: 'The settings that count',
      blocks: [
        'They are given by the environment, or in a file: `tambour.env` with the package, `.env` in the archive’s folder. A malformed value stops the start with a sentence that names it.',
        {
          list: [
            '`PUBLIC_URL`: the address that people type, with https.',
            '`SMTP_URL` and `MAIL_FROM`: the mail server. Without it no alerts by e-mail, no invitations, no digest.',
            '`BACKUP_TO`: where backups go; another disk, WebDAV or S3.',
            '`BACKUP_PASSPHRASE`: what seals the key into them.',
            '`DATABASE_URL`: a PostgreSQL database, in place of the SQLite file.',
          ],
        },
        'Tambour listens on its own machine alone, at port 3000. Put a server with HTTPS before it; with Caddy two lines are enough:',
        { code: 'tambour.ma-commune.fr\nreverse_proxy 127.0.0.1:3000' },
      ],
    },
    {
      key: 'sauvegardes',
      title: 'Backing up and restoring',
      blocks: [
        'Each night everything is written and read back; the last fourteen backups are kept. *Settings* → *Backups* shows them, and *Back up now* makes one. Without a passphrase, keep a copy of the file `secret-key` elsewhere too.',
        'To put one back, on this machine or on a new one, stop Tambour, then:',
        { code: 'tambour restore FILE --passphrase-stdin' },
        'The SQLite database that was there is kept aside for fourteen days, or until a person is erased. A PostgreSQL database must be empty.',
      ],
    },
    {
      key: 'mises-a-jour',
      title: 'Upgrading',
      blocks: [
        'Install the next version in the same way, and start it: data stay. With the archive, move the folder `data` and the file `.env` into the new folder. The database is upgraded at the first start, whole or not at all. Before that, an SQLite file is copied beside it, under a name that begins with `before-`: to go back, take the version of before, and `tambour restore` of that copy.',
      ],
    },
    {
      key: 'communes',
      title: 'Several communes, programs',
      blocks: [
        'One installation serves as many communes as you like: *Settings* → *Communes*. None sees the others.',
        'A program that reads or writes in Tambour is given a key: *Settings* → *API keys*. What it may ask is described at [/api/openapi.json](/api/openapi.json). Software that wants to be told what happens here has its address in *Settings* → *Webhooks*.',
      ],
    },
  ],
}
