/** The server writes the client's address here itself, whatever the client wrote. */
export const clientAddressHeader = 'x-tambour-client'
