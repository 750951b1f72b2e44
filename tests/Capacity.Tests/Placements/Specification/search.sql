-- A search as the contract's table of rules says it: each setting with the first rule that leaves it out, the matches first and in order.
-- A function json_each has columns of its own, id among them: so the setting is always measured.id.
WITH centre AS (
    SELECT district, avg(latitude) AS latitude, avg(longitude) AS longitude
    FROM (SELECT DISTINCT district, outcode, latitude, longitude FROM setting WHERE status <> 'closed' AND latitude IS NOT NULL)
    GROUP BY district),
placed AS (
    SELECT setting.*, coalesce(setting.latitude, centre.latitude) AS lat, coalesce(setting.longitude, centre.longitude) AS lon,
        CASE WHEN EXISTS (SELECT 1 FROM category JOIN emergency ON category = name WHERE category.setting = setting.id) THEN 24 ELSE 72 END * 3600000 AS trusted_for
    FROM setting LEFT JOIN centre ON centre.district = setting.district),
measured AS (
    SELECT *, CASE WHEN $latitude IS NOT NULL AND lat IS NOT NULL THEN
        2 * 3958.8 * asin(min(1, sqrt(pow(sin(radians(lat - $latitude) / 2), 2) + cos(radians($latitude)) * cos(radians(lat)) * pow(sin(radians(lon - $longitude) / 2), 2)))) END AS miles
    FROM placed),
judged AS (
    SELECT *, CASE
        WHEN miles > $withinMiles THEN 'too-far'
        WHEN status = 'closed' THEN 'closed'
        WHEN status = 'suspended' AND suspended_for <> 'regulator' THEN 'setting-suspended'
        WHEN status = 'suspended' THEN 'regulator-restriction'
        WHEN rating IN ('inadequate', 'serious-weaknesses') THEN 'rating-inadequate'
        WHEN NOT EXISTS (SELECT 1 FROM category WHERE setting = measured.id AND name NOT IN (SELECT category FROM named_child))
            OR EXISTS (SELECT 1 FROM tag WHERE setting = measured.id AND name = 'named-child') THEN 'named-child-only'
        WHEN exclusive_to <> $authority THEN 'exclusive-to-another-authority'
        WHEN $types <> '[]' AND type NOT IN (SELECT value FROM json_each($types))
            OR $categories <> '[]' AND NOT EXISTS (SELECT 1 FROM category JOIN json_each($categories) ON value = name WHERE setting = measured.id)
            OR EXISTS (SELECT 1 FROM json_each($tags) WHERE value NOT IN (SELECT name FROM tag WHERE setting = measured.id))
            OR NOT EXISTS (SELECT 1 FROM category WHERE setting = measured.id AND name NOT IN (SELECT category FROM only_when_asked))
                AND NOT EXISTS (SELECT 1 FROM category JOIN json_each($categories) ON value = name WHERE setting = measured.id)
                AND NOT EXISTS (SELECT 1 FROM category JOIN only_when_asked o ON o.category = name JOIN json_each($tags) ON value = o.tag WHERE setting = measured.id) THEN 'not-offered'
        WHEN EXISTS (SELECT 1 FROM category WHERE setting = measured.id AND name = 'secure') THEN 'secure-order-needed'
        WHEN $age NOT BETWEEN age_min AND age_max OR type IN ('supported-accommodation', 'supported-lodgings') AND $age NOT BETWEEN 16 AND 17 THEN 'outside-age-range'
        WHEN gender <> 'any' AND gender <> $gender THEN 'gender'
        WHEN EXISTS (SELECT 1 FROM json_each($needs) WHERE value NOT IN (SELECT name FROM need WHERE setting = measured.id)) THEN 'needs-not-met'
        WHEN (limit_until IS NULL OR $now < limit_until) AND (
            $age < limit_age_min OR $age > limit_age_max OR limit_gender <> 'any' AND limit_gender <> $gender
            OR EXISTS (SELECT 1 FROM limit_need JOIN json_each($needs) ON value = name WHERE setting = measured.id)
            OR limit_solo AND ($children > 1 OR occupied > 0)) THEN 'current-limits'
        WHEN $when = 'planned' AND NOT EXISTS (SELECT 1 FROM category WHERE setting = measured.id AND name NOT IN (SELECT category FROM emergency)) THEN 'emergency-only'
        WHEN $when = 'tonight' AND NOT EXISTS (SELECT 1 FROM category WHERE setting = measured.id AND name <> 'fostering-edt')
            AND EXISTS (SELECT 1 FROM on_duty WHERE on_duty.authority = measured.authority) AND id NOT IN (SELECT household FROM on_duty) THEN 'off-rota'
        WHEN type = 'foster-household' AND $children > 3 AND NOT EXISTS (SELECT 1 FROM json_each($tags) WHERE value = 'siblings') THEN 'usual-fostering-limit'
        WHEN vacant < $children THEN 'no-bed-available'
    END AS rule
    FROM measured)
SELECT id, rule FROM judged
ORDER BY rule IS NOT NULL,
    $now >= confirmed_at + trusted_for,
    CASE type WHEN 'foster-household' THEN 1 WHEN 'supported-lodgings' THEN 2 WHEN 'supported-accommodation' THEN 3 WHEN 'childrens-home' THEN 4 ELSE 5 END,
    CASE sector WHEN 'in-house' THEN 1 WHEN 'framework' THEN 2 ELSE 3 END,
    $now >= confirmed_at + trusted_for / 2,
    CASE WHEN $latitude IS NULL THEN 0 WHEN miles <= 5 THEN 1 WHEN miles <= 10 THEN 2 WHEN miles <= 20 THEN 3 WHEN miles IS NOT NULL THEN 4 ELSE 5 END,
    CASE WHEN rating IN ('outstanding', 'consistently-strong') THEN 1 WHEN rating = 'good' THEN 2 WHEN rating IN ('not-applicable', 'not-inspected') THEN 3
        WHEN rating IN ('requires-improvement', 'inconsistent') THEN 4 ELSE 5 END,
    coalesce(miles, 1e9),
    id;
