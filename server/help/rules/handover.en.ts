import type { HelpPage } from './page.ts'

export const handover: HelpPage = {
  name: 'passer-la-main',
  title: 'Handing over',
  lead: 'A leave, a substitute, a departure: what to do so that the mairie always replies.',
  sections: [
    {
      key: 'passage',
      title: 'Before a leave',
      blocks: [
        {
          steps: [
            'Add the person who stands in for you: *Settings* → *People*, *Add somebody*. The role *Officer* serves for replying and announcing, *Responder* for replying alone; only an *Administrator* reconnects a channel.',
            'Put them on duty for these dates: *Settings* → *Duty and alerts*, *Add a turn on duty*.',
            'Print the sheet of *Settings* → *Handover*. It says what waits, who works here, what leaves in the next thirty days, and what to do if something is wrong.',
            'Give back what you had taken: *Messages*, *Mine*.',
          ],
        },
        {
          picture: 'people',
          alt: 'Settings, People: who has an account and with which role, and where to add somebody.',
        },
        'When you are back, press *Remove* beside their name. Their replies stay, with their name.',
      ],
    },
    {
      key: 'roles',
      title: 'Who may do what',
      blocks: [
        {
          list: [
            '*Administrator* does everything: channels, settings, people.',
            '*Officer* replies, announces, sends the digest.',
            '*Approver* reads everything, and approves what is put to them.',
            '*Responder* reads everything, and replies.',
            '*Councillor* reads everything, and changes nothing.',
          ],
        },
        'Always keep two administrators: if one loses their access, the other gives them one.',
      ],
    },
    {
      key: 'depart',
      title: 'Before a departure',
      blocks: [
        'The access to a Facebook page hangs on the personal account of whoever connected it. If that person leaves, another administrator of the page takes it over:',
        {
          steps: [
            'They sign in to Tambour with an account of their own.',
            'In *Channels*, they open the page’s card and press *Reconnect*.',
            'They follow what Facebook asks. Messages, reply times and planned posts stay.',
          ],
        },
        'For a mailbox, change its password at the provider, then press *Reconnect* and give the new one.',
        'At last remove the person in *People*: they no longer have access; their API keys and their turns of duty end.',
      ],
    },
    {
      key: 'compte',
      title: 'Passwords',
      blocks: [
        'Everybody has an account: do not lend yours. Who forgot their password presses *Forgot your password?* on the page where one signs in. Without a mail server, an administrator gives one under *Settings* → *People*, *New password*.',
      ],
    },
    {
      key: 'regles',
      title: 'Our rules',
      blocks: [
        '*Settings* → *Our rules* is a sheet to print and sign: who replies, who stands in, in which tone, what is hidden and why. It is made of your settings, and can be written in your words.',
      ],
    },
    {
      key: 'preuves',
      title: 'The evidence sheet',
      blocks: [
        '[The evidence sheet](/fiche-de-preuves) is one page a year: what the commune set up, and the figures of *Reply times* and *How many people*. It goes with a candidacy for the label “Territoires, villes et villages internet”. No figure is typed.',
      ],
    },
    {
      key: 'journal',
      title: 'The log',
      blocks: [
        '*Settings* → *Log* says who did what, and when: a message left out, a channel reconnected, an urgent publication.',
      ],
    },
    {
      key: 'donnees',
      title: 'Personal data',
      blocks: [
        'Texts, pictures and names go by themselves after twelve months, or as many as are chosen under *Settings* → *Personal data*. Reply times stay, without names. Somebody asks what is kept of them? Look for them in the same place: a copy to hand over, or the erasing. The mairie has a month to answer. Residents read [this page](/confidentialite).',
      ],
    },
  ],
}
