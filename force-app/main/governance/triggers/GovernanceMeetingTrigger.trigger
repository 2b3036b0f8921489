/** Handlers are named in Trigger_Handler__mdt. */
trigger GovernanceMeetingTrigger on Governance_Meeting__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Governance_Meeting__c.SObjectType);
}
