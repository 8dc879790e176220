import { frenchCount } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of committees and of what they propose. */
export const committeeMessages = translated({
  title: { fr: 'Comités et associations', en: 'Committees and associations' },
  lead: {
    fr: 'Chaque personne reçoit un lien à elle : elle propose ses événements sans compte, et vous décidez.',
    en: 'Each person gets a link of their own: they propose events without an account, and you decide.',
  },
  none: { fr: 'Aucun comité pour le moment', en: 'No committee yet' },
  noneHelp: {
    fr: 'Ajoutez le comité des fêtes ou le club, puis donnez un lien à qui propose : sur son téléphone, sans mot de passe.',
    en: 'Add the festival committee or the club, then give a link to whoever proposes: on their telephone, without a password.',
  },
  add: { fr: 'Ajouter un comité', en: 'Add a committee' },
  name: { fr: 'Nom', en: 'Name' },
  added: (name: string) => ({
    fr: `« ${name} » est ajouté : donnez un lien à quelqu’un.`,
    en: `“${name}” is added: give somebody a link.`,
  }),
  rename: { fr: 'Renommer', en: 'Rename' },
  about: (name: string) => ({ fr: ` : ${name}`, en: `: ${name}` }),
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  close: { fr: 'Fermer', en: 'Close' },
  closeTitle: (name: string) => ({ fr: `Fermer « ${name} » ?`, en: `Close “${name}”?` }),
  closeText: {
    fr: 'Ses liens ne proposent plus rien, son agenda n’est plus relu, et rien ne lui est plus écrit. Ce qui a été proposé et les événements restent ; vous pourrez rouvrir.',
    en: 'Its links propose nothing more, its calendar is read no more, and nothing is written to it. What was proposed and the events stay; you can open it again.',
  },
  closed: (name: string) => ({ fr: `« ${name} » est fermé.`, en: `“${name}” is closed.` }),
  closedSince: (when: string) => ({ fr: `fermé ${when}`, en: `closed ${when}` }),
  reopen: { fr: 'Rouvrir', en: 'Open again' },
  proposals: (value: number) => ({
    fr: value === 0 ? 'rien de proposé' : frenchCount(value, 'proposition', 'propositions'),
    en: value === 0 ? 'nothing proposed' : count(value, 'proposal', 'proposals'),
  }),
  members: { fr: 'Qui peut proposer', en: 'Who may propose' },
  membersNone: { fr: 'Personne n’a encore de lien.', en: 'Nobody has a link yet.' },
  addMember: { fr: 'Donner un lien', en: 'Give a link' },
  editMember: { fr: 'Modifier', en: 'Change' },
  memberName: { fr: 'Nom de la personne', en: 'Name of the person' },
  memberEmail: { fr: 'Adresse électronique', en: 'E-mail address' },
  memberEmailHelp: {
    fr: 'Pour recevoir son lien, vos questions et vos décisions.',
    en: 'To receive their link, your questions and your decisions.',
  },
  noEmail: { fr: 'sans adresse', en: 'no address' },
  neverUsed: { fr: 'jamais servi', en: 'never used' },
  usedAt: (when: string) => ({ fr: `servi ${when}`, en: `used ${when}` }),
  spread: (count: number) => ({
    fr: `Utilisé depuis ${count} connexions différentes en 30 jours : ce lien a peut-être été transmis. Renouvelez-le en cas de doute.`,
    en: `Used from ${count} different connections in 30 days: this link may have been handed on. Renew it when in doubt.`,
  }),
  networks: (value: number) => ({
    fr: `depuis ${frenchCount(value, 'connexion', 'connexions différentes')} en 30 jours`,
    en: `from ${count(value, 'connection', 'different connections')} in 30 days`,
  }),
  revokedAt: (when: string) => ({ fr: `lien retiré ${when}`, en: `link revoked ${when}` }),
  renew: { fr: 'Renouveler le lien', en: 'Renew the link' },
  renewTitle: (name: string) => ({
    fr: `Renouveler le lien ${elided('de', name)} ?`,
    en: `Renew the link of ${name}?`,
  }),
  renewText: {
    fr: 'L’ancien lien ne sert plus dès maintenant. Il faudra lui remettre le nouveau.',
    en: 'The old link ends right now. The new one must be handed over.',
  },
  revoke: { fr: 'Retirer le lien', en: 'Revoke the link' },
  revokeTitle: (name: string) => ({
    fr: `Retirer le lien ${elided('de', name)} ?`,
    en: `Revoke the link of ${name}?`,
  }),
  revokeText: {
    fr: 'Son lien ne sert plus dès maintenant, et rien ne lui est plus écrit. Ce qui a été proposé reste.',
    en: 'The link ends right now, and nothing more is written to them. What was proposed stays.',
  },
  revoked: (name: string) => ({
    fr: `Le lien ${elided('de', name)} est retiré.`,
    en: `The link of ${name} is revoked.`,
  }),
  linkTitle: (name: string) => ({ fr: `Le lien ${elided('de', name)}`, en: `The link of ${name}` }),
  linkHelp: {
    fr: 'Copiez-le maintenant : il ne sera plus montré. Qui l’a peut proposer au nom du comité, et rien d’autre.',
    en: 'Copy it now: it will not be shown again. Whoever has it can propose for the committee, and nothing else.',
  },
  link: { fr: 'le lien', en: 'the link' },
  mail: { fr: 'Envoyer par courriel', en: 'Send by e-mail' },
  mailed: (email: string) => ({
    fr: `Le lien part vers ${email}.`,
    en: `The link leaves for ${email}.`,
  }),
  done: { fr: 'C’est noté', en: 'Done' },
  decided: {
    title: { fr: 'Décidées ces 30\u00a0derniers jours', en: 'Decided in the last 30\u00a0days' },
    none: {
      fr: 'Rien n’a été décidé ces 30\u00a0derniers jours. Ce qui attend est dans « Aujourd’hui ».',
      en: 'Nothing was decided in the last 30\u00a0days. What waits is on “Today”.',
    },
    accepted: { fr: 'acceptée', en: 'accepted' },
    declined: { fr: 'non retenue', en: 'declined' },
    gone: { fr: 'acceptée, puis retirée de l’agenda', en: 'accepted, then taken off the agenda' },
    by: (name: string, when: string) => ({
      fr: `décidée par ${name}, ${when}`,
      en: `decided by ${name}, ${when}`,
    }),
  },
  subscription: {
    title: { fr: 'Leur agenda', en: 'Their calendar' },
    follow: { fr: 'S’abonner à leur agenda', en: 'Follow their calendar' },
    url: { fr: 'Adresse de leur agenda', en: 'Address of their calendar' },
    urlHelp: {
      fr: 'Celle de leur fichier .ics (ou webcal), de leur fil RSS, ou de la page de leur site qui annonce leurs événements.',
      en: 'That of their .ics file (or webcal), of their RSS feed, or of the page of their site that announces their events.',
    },
    urlMissing: {
      fr: 'Donnez une adresse qui commence par https:// ou webcal://.',
      en: 'Give an address that begins with https:// or webcal://.',
    },
    look: { fr: 'Regarder', en: 'Look' },
    keep: { fr: 'S’abonner', en: 'Follow' },
    help: {
      fr: 'Chaque événement devient une proposition : vous décidez. Ce qu’ils changent ensuite est suivi, avec un avis là où l’événement est annoncé si sa date change. Ce qu’ils annulent vous est demandé ; ce que vous corrigez à la main n’est jamais écrasé.',
      en: 'Each event becomes a proposal: you decide. What they change afterwards is followed, with a notice where the event is announced if its date changes. What they call off is for you to decide; what you correct by hand is never overwritten.',
    },
    followed: {
      fr: 'Leur agenda est suivi : leurs événements vous sont proposés.',
      en: 'Their calendar is followed: their events are proposed to you.',
    },
    found: (value: number, when: string | null) => ({
      fr: `${value === 0 ? 'aucun événement à venir' : frenchCount(value, 'événement à venir', 'événements à venir')}${when === null ? '' : `, lu ${when}`}`,
      en: `${value === 0 ? 'no event to come' : count(value, 'event to come', 'events to come')}${when === null ? '' : `, read ${when}`}`,
    }),
    left: (value: number, times: number) => ({
      fr: `${frenchCount(value, 'autre attend son tour', 'autres attendent leur tour')} : Tambour propose douze mois d’avance, et d’une répétition les ${times} prochaines dates.`,
      en: `${count(value, 'other waits its turn', 'others wait their turn')}: Tambour proposes twelve months ahead, and of a repetition the next ${times} dates.`,
    }),
    undated: (value: number) => ({
      fr: `${frenchCount(value, 'article', 'articles')} sans date : ni le fil ni leur page ne disent quand.`,
      en: `${count(value, 'article', 'articles')} without a date: neither the feed nor their page says when.`,
    }),
    refresh: { fr: 'Relire leur agenda', en: 'Read their calendar again' },
    end: { fr: 'Ne plus suivre', en: 'Stop following' },
    endTitle: (name: string) => ({
      fr: `Ne plus suivre l’agenda de « ${name} » ?`,
      en: `Stop following the calendar of “${name}”?`,
    }),
    endText: {
      fr: 'Ses propositions sur lesquelles vous n’avez pas décidé disparaissent. Les événements acceptés restent, et ne changent plus d’eux-mêmes.',
      en: 'Its proposals about which you have not decided disappear. Accepted events stay, and change by themselves no more.',
    },
    ended: { fr: 'Leur agenda n’est plus suivi.', en: 'Their calendar is followed no more.' },
  },
  waiting: {
    title: { fr: 'Propositions des comités', en: 'Proposals of committees' },
    count: (value: number) => ({
      fr: frenchCount(value, 'proposition', 'propositions'),
      en: count(value, 'proposal', 'proposals'),
    }),
    by: (name: string, committee: string) => `${name}, ${committee}`,
    bySource: (committee: string) => ({
      fr: `${committee}, par leur agenda`,
      en: `${committee}, by their calendar`,
    }),
    read: { fr: 'Lire et décider', en: 'Read and decide' },
    asked: { fr: 'question posée', en: 'question asked' },
    receivedAt: (when: string) => ({ fr: `Proposé ${when}.`, en: `Proposed ${when}.` }),
    sameDay: { fr: 'Déjà prévu ce jour-là :', en: 'Planned on that day already:' },
    poster: (alt: string) => ({ fr: `Texte alternatif : ${alt}`, en: `Alternative text: ${alt}` }),
    steps: {
      asked: (by: string) => ({ fr: `${by} a demandé :`, en: `${by} asked:` }),
      answered: (by: string) => ({ fr: `${by} a répondu :`, en: `${by} answered:` }),
    },
    accept: { fr: 'Accepter et programmer', en: 'Accept and plan' },
    acceptAsking: {
      fr: 'Accepter et demander la validation',
      en: 'Accept and ask for approval',
    },
    asksFirst: {
      fr: 'Les annonces attendent une validation, et l’événement n’est à l’agenda public qu’ensuite.',
      en: 'Its posts await approval, and only then is the event on the public agenda.',
    },
    acceptTitle: (title: string) => ({ fr: `Accepter « ${title} » ?`, en: `Accept “${title}”?` }),
    acceptHelp: {
      fr: 'L’événement est créé, avec les annonces de son plan.',
      en: 'The event is created, with the posts of its plan.',
    },
    reached: {
      mail: {
        fr: 'Le comité en prend connaissance sur sa page, et par courriel.',
        en: 'The committee learns of it on its page, and by e-mail.',
      },
      page: {
        fr: 'Le comité en prend connaissance sur sa page.',
        en: 'The committee learns of it on its page.',
      },
      calendar: {
        fr: 'Ce que leur agenda change ensuite est suivi, avec un avis là où l’événement est annoncé si sa date change.',
        en: 'What their calendar changes afterwards is followed, with a notice where the event is announced if its date changes.',
      },
      nothing: {
        fr: 'Le comité n’en est pas averti : il est fermé, ou son lien est retiré.',
        en: 'The committee is not told: it is closed, or its link is revoked.',
      },
    },
    plan: 'Plan',
    noPlan: { fr: 'Aucun : à l’agenda seulement', en: 'None: on the agenda only' },
    fix: { fr: 'Corriger avant d’accepter', en: 'Correct before accepting' },
    eventTitle: { fr: 'Titre', en: 'Title' },
    start: { fr: 'Début', en: 'Begins' },
    end: { fr: 'Fin', en: 'Ends' },
    place: { fr: 'Lieu', en: 'Place' },
    text: { fr: 'Texte', en: 'Text' },
    link: { fr: 'Adresse d’une page', en: 'Address of a page' },
    accepted: { fr: 'C’est accepté.', en: 'It is accepted.' },
    open: { fr: 'Ouvrir l’événement', en: 'Open the event' },
    ask: { fr: 'Poser une question', en: 'Ask a question' },
    askLabel: { fr: 'Votre question', en: 'Your question' },
    askDone: { fr: 'La question est posée.', en: 'The question is asked.' },
    decline: { fr: 'Ne pas retenir', en: 'Decline' },
    declineTitle: (title: string) => ({
      fr: `Ne pas retenir « ${title} » ?`,
      en: `Decline “${title}”?`,
    }),
    declineLabel: { fr: 'Pourquoi ?', en: 'Why?' },
    declineHelp: { fr: 'Le comité lira ces mots.', en: 'The committee will read these words.' },
    declineDone: { fr: 'Le comité lira pourquoi.', en: 'The committee will read why.' },
    missing: { fr: 'Écrivez un mot.', en: 'Write a word.' },
    undone: {
      fr: 'La décision est reprise : la proposition attend de nouveau.',
      en: 'The decision is taken back: the proposal waits again.',
    },
    changedAt: (when: string) => ({
      fr: `Changé à la source ${when}.`,
      en: `Changed at the source ${when}.`,
    }),
    declineSourceHelp: {
      fr: 'Pour mémoire : personne ne les reçoit.',
      en: 'For the record: nobody receives them.',
    },
    declineSourceDone: {
      fr: 'C’est noté : il ne revient que pour un autre jour.',
      en: 'It is noted: it comes again for another day alone.',
    },
    news: {
      changed: { fr: 'leur agenda a changé', en: 'their calendar has changed' },
      says: { fr: 'Leur agenda dit maintenant :', en: 'Their calendar now says:' },
      none: { fr: 'rien', en: 'nothing' },
      cancelled: {
        fr: 'Leur agenda l’annonce annulé.',
        en: 'Their calendar says that it is cancelled.',
      },
      postponed: {
        fr: 'Leur agenda l’annonce reporté, sans nouvelle date.',
        en: 'Their calendar says that it is put off, without a new date.',
      },
      gone: {
        fr: 'Il n’est plus dans leur agenda : a-t-il encore lieu ?',
        en: 'It is no longer in their calendar: does it still take place?',
      },
      planned: {
        fr: 'Leur agenda l’annonce de nouveau.',
        en: 'Their calendar announces it again.',
      },
      take: { fr: 'Reprendre', en: 'Take it over' },
      takeTitle: (title: string) => ({
        fr: `Faire comme leur agenda pour « ${title} » ?`,
        en: `Do as their calendar says of “${title}”?`,
      }),
      takeText: {
        fr: 'Ce qui est programmé suit, et un avis part là où l’événement a été annoncé.',
        en: 'What is planned follows, and a notice goes where the event was announced.',
      },
      cancel: { fr: 'Annuler l’événement', en: 'Cancel the event' },
      cancelTitle: (title: string) => ({ fr: `Annuler « ${title} » ?`, en: `Cancel “${title}”?` }),
      cancelText: {
        fr: 'Ce qui est programmé s’arrête, et un avis part là où il a été annoncé. Vous pourrez le rétablir depuis sa page.',
        en: 'What is planned stops, and a notice goes where it was announced. You can reinstate it on its page.',
      },
      postpone: { fr: 'Reporter sans date', en: 'Put off without a date' },
      reinstate: { fr: 'Rétablir l’événement', en: 'Reinstate the event' },
      withdraw: { fr: 'Retirer la proposition', en: 'Withdraw the proposal' },
      leave: { fr: 'Laisser', en: 'Leave it' },
      taken: { fr: 'C’est repris.', en: 'It is taken over.' },
      left: { fr: 'Il reste tel quel.', en: 'It stays as it is.' },
    },
  },
})
