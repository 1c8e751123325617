/** Who sits at the other end of a connection. Made when it opens, filled by signing in. */
export interface Session {
  staffId: string | null
  key: string | null
}
