trigger SpecLineTrigger on Spec_Line__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    SpecTriggerLog.record('line');
}
