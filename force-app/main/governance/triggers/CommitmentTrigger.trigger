/** Handlers are named in Trigger_Handler__mdt. */
trigger CommitmentTrigger on Commitment__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Commitment__c.SObjectType);
}
