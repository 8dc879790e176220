import type { settings as fr } from '../fr/settings.ts'

export const settings: typeof fr = {
  settings: {
    title: 'Settings',
    lead: 'The commune, its opening hours, the people who work here.',
    leadReader: 'What reply times are measured by. An administrator can change it.',
    partsLabel: 'Parts of the settings',
    parts: {
      commune: 'Commune and target',
      hours: 'Opening hours',
      duty: 'Duty and alerts',
      saved: 'Saved replies',
      plans: 'Communication plans',
      people: 'People',
      keys: 'API keys',
      backups: 'Backups',
      handover: 'Handover',
      journal: 'Log',
      account: 'My account',
    },
    communeName: 'Name of the commune',
    aim: 'Aim (min)',
    aimHelp: 'The first line: one tries to reply before it.',
    target: 'Target (min)',
    targetHelp: 'Beyond it, the reply is late.',
    turned: 'The target cannot be shorter than the aim.',
    minutes: minutes => `${minutes} min`,
  },
  backups: {
    title: 'Backups',
    where: (place: string, keep: number) =>
      `Each night everything is copied to ${place} and read back; the last ${keep} are kept. The command “tambour restore” puts one back.`,
    off: 'No backup is made: the setting BACKUP_TO says “non”.',
    tooOld:
      'No backup has succeeded for three days. The list says why; try again once the cause is mended.',
    noKey:
      'The key is not in the backups. Set a passphrase in BACKUP_PASSPHRASE, or keep a copy of the file secret-key elsewhere than on this machine.',
    now: 'Back up now',
    done: 'The backup is made and was read back.',
    none: 'No backup yet',
    noneHelp: 'The first is made tonight, or right now if you ask for it.',
    size: (megabytes: string) => `${megabytes} MB`,
    withKey: 'with the key, sealed',
    withoutKey: 'without the key',
    removed: 'deleted since',
    running: 'Under way…',
    keyTitle: 'If the key is lost',
    keyStays:
      'Messages, reply times, events, pictures, accounts and passwords stay: none of it depends on the key. Everybody signs in again.',
    keyGiven:
      'To be given again: the secret of the Meta application, then each channel’s access by “Reconnect”. Links that were sent (approve, unsubscribe) no longer open.',
    keyBack:
      'The key comes back from a backup in which it is sealed, with its passphrase, or from your copy of the file secret-key.',
  },
  handover: {
    title: 'Handover',
    lead: 'What somebody who stands in for you must know here, on one sheet.',
    print: 'Print',
    waiting: 'What waits',
    waitingCount: (count: number) =>
      count === 0
        ? 'Nobody waits for an answer.'
        : count === 1
          ? '1 person waits for an answer.'
          : `${count} people wait for an answer.`,
    approvals: (count: number) =>
      count === 1
        ? '1 publication is to be approved.'
        : `${count} publications are to be approved.`,
    troubled: (title: string, channel: string) =>
      `“${title}” did not leave as planned on ${channel}.`,
    people: 'Who works here',
    onDuty: (names: string) => `On duty today: ${names}.`,
    nobodyOnDuty: 'Nobody is on duty today.',
    channels: 'The channels, and by whose account',
    connectedBy: (name: string, at: string) => `Connected by ${name}, ${at}.`,
    accessEnds: (at: string) => `The access ends ${at}.`,
    noChannel: 'No channel is connected.',
    whoseAccount:
      'The access hangs on the personal account of whoever connected the channel: when that person leaves the page or changes the password, another administrator of the page reconnects it in Channels.',
    planned: 'What leaves in the next thirty days',
    leaves: (at: string, title: string, channel: string) => `${at}: ${title}, on ${channel}`,
    nothingPlanned: 'Nothing is scheduled.',
    mend: 'If something is wrong',
    mending: [
      'A channel that is paused: Channels, then “Reconnect”; nothing is lost, what was scheduled waits.',
      'A publication that failed: Today, then “Try again”; only what failed is sent again.',
      'A forgotten password: the sign-in page, or “tambour password ADDRESS” on the machine.',
      'Everything else: “tambour doctor” says what is wrong, and what to do.',
    ],
    noBackups: 'Tambour makes no backups.',
    noBackupYet: (place: string) => `No backup is in ${place} yet.`,
    backup: (place: string, at: string) =>
      `The last backup is in ${place}, ${at}. “tambour restore” puts it back.`,
  },
  staff: {
    title: 'People',
    me: name => `${name} (you)`,
    role: 'Role',
    roleOf: name => `Role of ${name}`,
    roleHelp: {
      administrator:
        'does everything: connects channels, sets up the commune, manages people and keys',
      officer: 'replies, announces, sends the digest',
      approver: 'reads everything, and approves the publications that are put to them',
      responder: 'reads everything, and answers messages, nothing else',
      councillor: 'reads everything, changes nothing',
    },
    roleChanged: (name, role) => `${name}: ${role}.`,
    unchanged: 'Nothing has changed.',
    remove: 'Remove',
    removeTitle: name => `Remove ${name}?`,
    removeText:
      'This person will no longer be able to sign in. The replies they wrote stay, with their name.',
    newPassword: 'New password',
    newPasswordFor: name => `New password for ${name}`,
    newPasswordHelp:
      'The old one will no longer be valid, and this person will have to sign in everywhere again.',
    give: 'Give this password',
    passwordGiven: name => `${name} has a new password.`,
    removed: name => `${name} no longer has access.`,
    addTitle: 'Add somebody',
    name: 'Name',
    email: 'E-mail address',
    firstPassword: 'First password',
    firstPasswordHelp: 'At least 12 characters, to be handed over in person.',
    add: 'Add',
    byInvitation:
      'An e-mail gives them a link to choose their password. It works once, for seven days.',
    invite: 'Add and invite',
    invited: name => `An invitation leaves for ${name}.`,
    waiting: 'Invited, no password chosen yet',
    inviteAgain: 'Send the invitation again',
    added: name => `${name} can sign in.`,
  },
  account: {
    sessionsTitle: 'My sessions',
    device: (browser, system) =>
      browser !== null && system !== null
        ? `${browser} on ${system}`
        : (browser ?? system ?? 'Unknown device'),
    thisOne: 'this device',
    since: when => `since ${when}`,
    seen: when => `seen ${when}`,
    end: 'End',
    endOthers: 'End all others',
    ended: 'The session has ended.',
    othersEnded: 'The other sessions have ended.',
    sessionsHelp: 'A session that you do not recognise? End it, then change your password.',
    changeTitle: 'Change password',
    current: 'Current password',
    fresh: 'New password',
    freshHelp: 'At least 12 characters. Other devices will have to sign in again.',
    change: 'Change the password',
    changed: 'The password is changed; your other sessions have ended.',
    unchanged: 'The password has not changed.',
  },
  keys: {
    title: 'API keys',
    none: 'No key',
    noneHelp:
      'A key lets a program (the commune’s website, a spreadsheet) read or write here for you.',
    made: 'The key is made',
    madeHelp: 'Copy it now: it will never be shown again.',
    prefix: prefix => `${prefix}…`,
    createdAt: when => `made ${when}`,
    ownedBy: name => `belongs to ${name}`,
    ofInstallation: 'made at the command line',
    ofNobody: 'belongs to nobody: revoke it if nobody knows what it is for',
    roleNow: (own, now) => `${own}, reduced to ${now} like this person`,
    endsAt: when => `Ends ${when}`,
    endless: 'No end',
    ended: when => `Ended ${when}: it opens nothing any more`,
    ownerLeft: 'This person no longer works here: the key opens nothing any more',
    neverUsed: 'Never used',
    usedAt: when => `Used ${when}`,
    remove: 'Revoke',
    removeTitle: name => `Revoke “${name}”?`,
    removeText: 'The programs that use it lose their access at once.',
    removed: name => `The key “${name}” is revoked.`,
    addTitle: 'Make a key',
    name: 'Name',
    nameHelp: 'What it is for, for example: the commune’s website.',
    end: 'Ends',
    endHelp: 'It also ends with you, and may never do more than you.',
    ends: days => (days === null ? 'never' : days === 365 ? 'in a year' : `in ${days} days`),
    add: 'Make the key',
  },
}
