import { expect, it } from 'vitest'
import { connectors } from '../../server/connectors/registry.ts'
import { hasNetwork, holdManifest, holdToContract } from './contract.ts'
import { harnesses, ofServers, setOtherwise } from './harness.ts'

const withNetwork = Object.keys(connectors).filter(hasNetwork)

it('holds every connector of the registry that has a network', () => {
  expect(Object.keys(harnesses).sort()).toEqual(withNetwork.sort())
})

for (const name of [...Object.keys(connectors), ...Object.keys(setOtherwise)]) holdManifest(name)
for (const name of [...withNetwork, ...Object.keys(setOtherwise)]) {
  if (!ofServers.has(name)) holdToContract(name)
}
