-- Where a move that was put forward came from and what answered it, so that it leaves the SENCo's list with what it came
-- from and comes back with what answered it; and who carries the SENCo's duties while the SENCo is away.

-- The decision that answered it: where that is taken back, the move is put forward as before.
alter table move_put_forward add column answered_by_form integer references stage_form (id);
update move_put_forward
   set answered_by_form = (select max(s.id) from stage_form s
         where s.entry_id = move_put_forward.entry_id and s.filled_on = move_put_forward.answered_on
           and s.filled_by = move_put_forward.answered_by
           and s.form in ('closing_a_concern', 'closing_or_extending_a_concern', 'decision_at_two',
             'decision_at_three', 'decision_at_four', 'decision_at_six'))
 where answered_on is not null and reason = '';

-- The move that a line of a progress meeting has put forward: it is withdrawn with the line.
alter table progress_line add column forward_id integer references move_put_forward (id);
update progress_line
   set forward_id = (select max(f.id) from move_put_forward f join stage_entry e on e.id = f.entry_id
         where e.pupil_id = progress_line.pupil_id and f.answered_on is null
           and f.asker_id = progress_line.written_by and f.put_on = progress_line.written_on)
 where proposes is not null and taken_back_on is null;

-- What stands on a time at a stage: as long as there is nothing, the decision that began it can be taken back and the
-- time at the stage be removed. The one rule for offering that and for doing it.
create view used_stage (entry_id) as
    select entry_id from stage_form
    union all select entry_id from action_record
    union all select entry_id from move_put_forward
    union all select entry_id from copy_given
    union all select entry_id from stage_stay;

-- Who carries the SENCo's duties while the SENCo is away: somebody who leads SEND on these days. Null: nobody, or the
-- one who is away is no SENCo.
alter table absence add column carrier_id integer references staff (asker_id);
