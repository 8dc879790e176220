import type { Catalogue } from '../catalogue.fr.ts'
import { count } from '../count.ts'

export const duty: Pick<Catalogue, 'alerts' | 'waitingBar' | 'duty'> = {
  alerts: {
    title: waiting => `${count(waiting, 'person is', 'people are')} waiting for a reply`,
    inDoubt: 'The reply may not have arrived',
    line: (when, length) => `Received ${when}, past ${length}`,
  },
  waitingBar: {
    label: 'Who is waiting',
    waits: 'is waiting,',
    others: others => `and ${count(others, 'other', 'others')}`,
  },
  duty: {
    today: names => `On duty today: ${names}.`,
    todayOnCall: (name, from, to) => `${name} (on call from ${from} to ${to})`,
    todaySilent:
      'Nobody will be told when somebody waits: neither device nor e-mail reaches those who should be.',
    todayNobody: 'Nobody is on duty today: all officers are told.',
  },
}
