-- Who asks, and what they may do where, in one question: every request asks it first. A person's memberships are
-- hidden until a transaction names the person, and only the session tells who that is; so the question is answered with
-- the owner's eyes, for one token at a time.

CREATE FUNCTION session_access(token bytea, seen_at timestamptz, idle_since timestamptz)
  RETURNS TABLE (session_id uuid, user_id uuid, last_seen_at timestamptz, memberships jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT session.id, session.user_id, session.last_seen_at,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('siteId', m.site_id, 'role', m.role) ORDER BY m.site_id, m.role)
             FROM site_membership AS m WHERE m.user_id = session.user_id
         ), '[]')
    FROM session JOIN "user" ON "user".id = session.user_id
   WHERE session.token_digest = token AND session.ended_at IS NULL
     AND session.expires_at > seen_at AND session.last_seen_at > idle_since AND "user".disabled_at IS NULL
$$;

REVOKE ALL ON FUNCTION session_access(bytea, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_access(bytea, timestamptz, timestamptz) TO interstice_app;
